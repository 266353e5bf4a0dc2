import { createSignal, onMount, Show } from 'solid-js';
import { resetPassword } from '../../lib/api/own-account.ts';
import { NewPassword } from '../account/NewPassword.tsx';
import { SubmissionProblem } from '../account/SubmissionProblem.tsx';
import { createSubmission } from '../account/submission.ts';
import { Notice } from '../ui/Notice.tsx';
import { EntranceFrame } from './EntranceFrame.tsx';
import { createInstitutionName } from './institution-name.ts';

/** Choosing a password with a link that came by mail. */
export default function ResetApp() {
  const [link, setLink] = createSignal<string>();
  const institution = createInstitutionName();
  const [password, setPassword] = createSignal('');
  const [done, setDone] = createSignal(false);
  const form = createSubmission();
  onMount(() => {
    setLink(location.hash.slice(1));
    // The secret leaves the address bar, and with it the history and whatever is copied from there.
    history.replaceState(null, '', location.pathname);
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    form.send(async () => {
      await resetPassword(link() ?? '', password());
      setDone(true);
    });
  };
  // Until the link was read nothing can be sent; a form sent before that would only load the page again.
  const missing = () => link() === '' && !done();
  return (
    <EntranceFrame
      institution={institution()}
      title={done() ? 'Su clave quedó lista' : 'Elija su clave nueva'}
      lead={
        missing()
          ? 'Para eso se necesita el enlace que llegó a su correo.'
          : done()
            ? 'Se cerraron las sesiones que tenía abiertas.'
            : 'Una frase de varias palabras es larga y fácil de recordar.'
      }
    >
      <Show when={missing()}>
        <Notice tone="warn">
          <p>
            A esta dirección le falta la parte que la hace suya. Abra el enlace completo desde su correo, o{' '}
            <a href="/olvide-mi-clave">pida otro</a>.
          </p>
        </Notice>
      </Show>
      <Show
        when={!done()}
        fallback={
          <a class="btn btn-primary min-h-11 w-full text-base" href="/entrar">
            Ingresar con la clave nueva
          </a>
        }
      >
        <form class="space-y-4" hidden={!link()} onSubmit={submit}>
          <NewPassword value={password()} onInput={setPassword} fault={form.fault('clave')} />
          <Show
            when={form.problem()?.code === 'ENLACE_VENCIDO'}
            fallback={<SubmissionProblem submission={form} />}
          >
            <Notice tone="bad" role="alert">
              <p>
                El enlace ya se usó o venció. <a href="/olvide-mi-clave">Pida otro</a>.
              </p>
            </Notice>
          </Show>
          <button type="submit" class="btn btn-primary min-h-11 w-full text-base" disabled={form.busy()}>
            {form.busy() ? 'Guardando…' : 'Guardar mi clave'}
          </button>
        </form>
      </Show>
    </EntranceFrame>
  );
}
