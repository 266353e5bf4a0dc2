import { createSignal } from 'solid-js';
import { enterWithCode } from '../../lib/api/own-account.ts';
import { SubmissionProblem } from '../account/SubmissionProblem.tsx';
import { createSubmission } from '../account/submission.ts';
import { CodeField } from '../ui/CodeField.tsx';

/** The second factor: a code of the app, or one kept for the day the phone is not at hand. */
export const CodeStep = (props: { onDone: () => void; onBack: () => void }) => {
  const [code, setCode] = createSignal('');
  const [recovery, setRecovery] = createSignal(false);
  const [remember, setRemember] = createSignal(false);
  const form = createSubmission();
  const expired = () => form.problem()?.code === 'PASO_VENCIDO';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    form.send(async () => {
      await enterWithCode(code(), remember());
      props.onDone();
    });
  };
  return (
    <form class="space-y-4" onSubmit={submit}>
      <CodeField
        label={recovery() ? 'Código de recuperación' : 'Código de 6 dígitos'}
        help={
          recovery()
            ? 'Uno de los diez que guardó; cada uno sirve una vez.'
            : 'El que muestra su aplicación ahora.'
        }
        digits={!recovery()}
        value={code()}
        onInput={setCode}
      />
      <label class="flex items-start gap-2">
        <input
          type="checkbox"
          class="mt-1"
          checked={remember()}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
        <span>
          Recordar este equipo por 30 días
          <span class="block text-sm text-dim">No lo marque en un equipo que usan otras personas.</span>
        </span>
      </label>
      <SubmissionProblem submission={form} />
      <button
        type="submit"
        class="btn btn-primary min-h-11 w-full text-base"
        disabled={form.busy() || expired()}
      >
        {form.busy() ? 'Comprobando…' : 'Ingresar'}
      </button>
      <div class="flex flex-wrap justify-between gap-x-4 gap-y-1">
        <button
          type="button"
          class="text-link underline underline-offset-2"
          onClick={() => {
            setCode('');
            setRecovery(!recovery());
          }}
        >
          {recovery() ? 'Usar la aplicación' : 'No tengo mi teléfono'}
        </button>
        <button type="button" class="text-link underline underline-offset-2" onClick={() => props.onBack()}>
          Volver a escribir mi clave
        </button>
      </div>
    </form>
  );
};
