import { createSignal, lazy, onMount, Show, Suspense } from 'solid-js';
import type { SecondFactorOffer } from '../../lib/api/own-account.ts';
import { CodeField } from '../ui/CodeField.tsx';
import { SubmissionProblem } from './SubmissionProblem.tsx';
import { createSubmission } from './submission.ts';

const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }));

interface EnrolmentProps {
  readonly begin: () => Promise<SecondFactorOffer>;
  readonly confirm: (code: string) => Promise<{ readonly codigos: readonly string[] }>;
  readonly onDone: (codes: readonly string[]) => void;
}

const grouped = (seed: string): string => seed.replace(/(.{4})(?=.)/g, '$1 ');

/** Tying an authenticator app to the account: scan, then prove it with its first code. */
export const Enrolment = (props: EnrolmentProps) => {
  const [offer, setOffer] = createSignal<SecondFactorOffer>();
  const [code, setCode] = createSignal('');
  const form = createSubmission();
  onMount(() => form.send(async () => setOffer(await props.begin())));

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    form.send(async () => props.onDone((await props.confirm(code())).codigos));
  };
  return (
    <div class="space-y-4">
      <Show when={offer()} fallback={<div class="h-72" aria-busy="true" />}>
        {(found) => (
          <>
            <p>
              Instale una aplicación de autenticación en su teléfono (por ejemplo Google Authenticator,
              Microsoft Authenticator o FreeOTP) y escanee este código.
            </p>
            <div class="qr-frame">
              <Suspense fallback={<div class="qr" />}>
                <QrCode text={found().uri} label="Código QR para su aplicación de autenticación" />
              </Suspense>
            </div>
            <details class="text-sm">
              <summary class="text-link">No puedo escanearlo</summary>
              <p class="mt-1 text-dim">
                Escriba esta clave en la aplicación, con la opción «basada en el tiempo»:
              </p>
              <code class="mt-1 block font-mono break-all select-all">{grouped(found().semilla)}</code>
            </details>
            <form class="space-y-4" onSubmit={submit}>
              <CodeField
                label="Código de 6 dígitos"
                help="El que muestra la aplicación ahora."
                digits
                value={code()}
                onInput={setCode}
                fault={form.fault('codigo')}
              />
              <SubmissionProblem submission={form} />
              <button type="submit" class="btn btn-primary min-h-11 w-full text-base" disabled={form.busy()}>
                {form.busy() ? 'Comprobando…' : 'Activar el segundo factor'}
              </button>
            </form>
          </>
        )}
      </Show>
      <Show when={!offer()}>
        <SubmissionProblem submission={form} />
      </Show>
    </div>
  );
};
