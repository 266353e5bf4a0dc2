import { createSignal, Show } from 'solid-js';
import { type DashboardEntry, lightWall } from '../../lib/api/dashboards.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { Field } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';

const usualDays = 90;

const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'America/Santiago' });

/** Gives a wall its key, which is shown once. */
export default function WallDialog(props: {
  board: DashboardEntry;
  unit: string | undefined;
  onClose: () => void;
}) {
  const [address, setAddress] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  const [copied, setCopied] = createSignal(false);

  const light = async (event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(undefined);
    try {
      const { clave } = await lightWall({
        lugar: String(form.get('lugar') ?? '').trim(),
        hasta: String(form.get('hasta') ?? ''),
        tablero: props.board.name,
        ...(props.unit ? { unidad: props.unit } : {}),
      });
      setAddress(`${location.origin}/muro#${clave}`);
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal title={`Poner «${props.board.label}» en una pantalla`} onClose={props.onClose}>
      <Show
        when={address()}
        fallback={
          <form class="space-y-4" onSubmit={light}>
            <p class="text-dim">
              La pantalla muestra este tablero sin sesión, sin nombres de personas y sin enlaces. Deja de
              verse cuando se cumple el plazo, cuando alguien la revoca o si usted pierde el permiso.
            </p>
            <Show when={problem()}>
              {(found) => (
                <Notice tone="bad" role="alert">
                  {found().message}
                </Notice>
              )}
            </Show>
            <Field label="Dónde está la pantalla">
              {(field) => (
                <input {...field} class="field" name="lugar" required minLength={3} maxLength={120} />
              )}
            </Field>
            <Field label="Vale hasta">
              {(field) => (
                <input
                  {...field}
                  class="field"
                  type="date"
                  name="hasta"
                  required
                  min={inDays(0)}
                  value={inDays(usualDays)}
                />
              )}
            </Field>
            <button type="submit" class="btn btn-primary" disabled={busy()}>
              Crear la clave
            </button>
          </form>
        }
      >
        {(shown) => (
          <div class="space-y-4">
            <Notice tone="warn">
              Copie esta dirección ahora: no se vuelve a mostrar. Quien la tenga ve el tablero.
            </Notice>
            <p class="rounded border border-line bg-sunken p-3 font-mono text-sm break-all" data-wall-address>
              {shown()}
            </p>
            <div class="flex flex-wrap gap-2">
              <button
                type="button"
                class="btn btn-primary"
                onClick={() => navigator.clipboard.writeText(shown()).then(() => setCopied(true))}
              >
                {copied() ? 'Copiada' : 'Copiar'}
              </button>
              <a class="btn" href="/pantalla">
                Ver y revocar pantallas
              </a>
            </div>
          </div>
        )}
      </Show>
    </Modal>
  );
}
