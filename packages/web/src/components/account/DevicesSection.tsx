import { createSignal, For, Show } from 'solid-js';
import { forgetDevice, type RememberedDevice } from '../../lib/api/own-account.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { say } from '../../state/toasts.ts';

/** Browsers that skip the second factor. */
export const DevicesSection = (props: { devices: readonly RememberedDevice[]; onChange: () => void }) => {
  const [busy, setBusy] = createSignal<string>();
  const forget = async ({ id }: RememberedDevice): Promise<void> => {
    setBusy(id);
    try {
      await forgetDevice(id);
      say('Ese equipo volverá a pedir el segundo factor.');
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
    } finally {
      setBusy(undefined);
      props.onChange();
    }
  };
  return (
    <section class="sheet" aria-labelledby="equipos">
      <h2 id="equipos" class="border-b border-line px-5 py-3 text-lg">
        Equipos recordados
      </h2>
      <Show
        when={props.devices.length}
        fallback={
          <p class="p-5 text-dim">
            Ninguno: el segundo factor se pide en todos. Al ingresar puede elegir «Recordar este equipo por 30
            días».
          </p>
        }
      >
        <ul class="divide-y divide-line">
          <For each={props.devices}>
            {(device) => (
              <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
                <div class="min-w-0 grow basis-64">
                  <p class="truncate font-medium" title={device.navegador}>
                    {device.navegador}
                  </p>
                  <p class="text-sm text-dim">
                    Desde {device.ip}, el {formatInstant(device.desde)}. Vence el{' '}
                    {formatInstant(device.hasta)}.
                  </p>
                </div>
                <button
                  type="button"
                  class="btn btn-sm"
                  disabled={busy() === device.id}
                  onClick={() => forget(device)}
                >
                  Olvidar
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
};
