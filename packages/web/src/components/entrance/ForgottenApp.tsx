import { createSignal, Show } from 'solid-js';
import { askForReset } from '../../lib/api/own-account.ts';
import { createReady } from '../../state/ready.ts';
import { SubmissionProblem } from '../account/SubmissionProblem.tsx';
import { createSubmission } from '../account/submission.ts';
import { Notice } from '../ui/Notice.tsx';
import { AccountField } from './AccountField.tsx';
import { EntranceFrame } from './EntranceFrame.tsx';
import { createInstitutionName } from './institution-name.ts';

/** Asking for a link to choose a password. */
export default function ForgottenApp() {
  const [account, setAccount] = createSignal('');
  const [asked, setAsked] = createSignal(false);
  // What is typed before the page's program is here would be lost when it comes.
  const ready = createReady();
  const institution = createInstitutionName();
  const form = createSubmission();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    form.send(async () => {
      await askForReset(account());
      setAsked(true);
    });
  };
  return (
    <EntranceFrame
      institution={institution()}
      title="Crear una clave nueva"
      lead="Le enviaremos un enlace a su correo institucional. Sirve también si todavía no tiene clave."
    >
      <Show
        when={!asked()}
        fallback={
          <Notice tone="ok" role="status">
            <p class="font-medium">Revise su correo</p>
            <p>
              Si la cuenta existe, en unos minutos llegará un enlace que sirve una vez y vence en 24 horas. Si
              no llega, revise el correo no deseado o pida ayuda a la administración del sistema.
            </p>
          </Notice>
        }
      >
        <form onSubmit={submit}>
          <fieldset class="space-y-4" disabled={!ready()}>
            <AccountField value={account()} onInput={setAccount} />
            <SubmissionProblem submission={form} />
            <button type="submit" class="btn btn-primary min-h-11 w-full text-base" disabled={form.busy()}>
              {form.busy() ? 'Enviando…' : 'Enviarme el enlace'}
            </button>
          </fieldset>
        </form>
      </Show>
      <p>
        <a href="/entrar">Volver al ingreso</a>
      </p>
    </EntranceFrame>
  );
}
