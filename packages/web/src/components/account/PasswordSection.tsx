import { createSignal, Show } from 'solid-js';
import { changePassword, type OwnAccount } from '../../lib/api/own-account.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { say } from '../../state/toasts.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { NewPassword } from './NewPassword.tsx';
import { SubmissionProblem } from './SubmissionProblem.tsx';
import { createSubmission } from './submission.ts';

/** The password of the person, and changing it. */
export const PasswordSection = (props: { account: OwnAccount; onChange: () => void }) => {
  const [current, setCurrent] = createSignal('');
  const [next, setNext] = createSignal('');
  const form = createSubmission();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    form.send(async () => {
      await changePassword(current(), next());
      setCurrent('');
      setNext('');
      say('Su clave cambió. Se cerraron sus demás sesiones.');
      props.onChange();
    });
  };
  return (
    <section class="sheet" aria-labelledby="clave">
      <h2 id="clave" class="border-b border-line px-5 py-3 text-lg">
        Clave
      </h2>
      <div class="p-5">
        <Show
          when={props.account.claveDesde}
          fallback={
            <p>
              Todavía no tiene clave en este portal: ingresa por otro medio.{' '}
              <a href="/olvide-mi-clave">Crear una</a>
            </p>
          }
        >
          {(since) => (
            <form class="max-w-sm space-y-4" onSubmit={submit}>
              <p class="text-dim">La creó el {formatInstant(since())}.</p>
              <PasswordField
                label="Clave actual"
                autocomplete="current-password"
                value={current()}
                onInput={setCurrent}
                fault={form.fault('actual')}
              />
              <NewPassword value={next()} onInput={setNext} fault={form.fault('clave')} />
              <SubmissionProblem submission={form} />
              <button type="submit" class="btn btn-primary" disabled={form.busy()}>
                {form.busy() ? 'Guardando…' : 'Cambiar mi clave'}
              </button>
            </form>
          )}
        </Show>
      </div>
    </section>
  );
};
