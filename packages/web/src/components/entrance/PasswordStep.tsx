import { createSignal } from 'solid-js';
import { enterWithPassword, type SignInStep } from '../../lib/api/own-account.ts';
import { SubmissionProblem } from '../account/SubmissionProblem.tsx';
import { createSubmission } from '../account/submission.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { AccountField } from './AccountField.tsx';

/** Account and password. */
export const PasswordStep = (props: { main: boolean; onStep: (step: SignInStep) => void }) => {
  const [account, setAccount] = createSignal('');
  const [password, setPassword] = createSignal('');
  const form = createSubmission();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    form.send(async () => {
      const step = await enterWithPassword(account(), password());
      setPassword('');
      props.onStep(step);
    });
  };
  return (
    <form class="space-y-4" onSubmit={submit} aria-label="Cuenta con clave">
      <AccountField value={account()} onInput={setAccount} />
      <PasswordField
        label="Clave"
        autocomplete="current-password"
        value={password()}
        onInput={setPassword}
        help={<a href="/olvide-mi-clave">Olvidé mi clave, o todavía no tengo una</a>}
      />
      <SubmissionProblem submission={form} />
      <button
        type="submit"
        class="btn min-h-11 w-full text-base"
        classList={{ 'btn-primary': props.main }}
        disabled={form.busy()}
      >
        {form.busy() ? 'Comprobando…' : 'Ingresar con clave'}
      </button>
    </form>
  );
};
