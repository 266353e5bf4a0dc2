import { For, lazy, Show, Suspense } from 'solid-js';
import { expired } from '../../state/session.ts';
import { useShortcuts } from '../../state/shortcuts.ts';
import { dismiss, toasts } from '../../state/toasts.ts';
import { Icon } from '../ui/Icon.tsx';

const SessionDialog = lazy(() => import('./SessionDialog.tsx'));

/** What appears over any page: short messages and the dialog of an expired session. */
export default function Overlays() {
  useShortcuts({
    z: () => {
      const last = toasts().findLast(({ undo }) => undo);
      return last?.undo ? last.undo(last.id) : false;
    },
  });
  return (
    <>
      <div class="toasts no-print" role="status" aria-live="polite">
        <For each={toasts()}>
          {(toast) => (
            <div class="toast" data-tone={toast.tone}>
              <Icon name={toast.tone === 'ok' ? 'check' : 'alert'} />
              <p class="grow">
                {toast.text}{' '}
                <Show when={toast.link}>{(link) => <a href={link().href}>{link().text}</a>}</Show>
              </p>
              <Show when={toast.undo}>
                {(undo) => (
                  <button type="button" class="toast-undo" onClick={() => undo()(toast.id)}>
                    Deshacer
                  </button>
                )}
              </Show>
              <button
                type="button"
                class="grid size-6 place-items-center"
                aria-label="Cerrar el aviso"
                onClick={() => dismiss(toast.id)}
              >
                <Icon name="close" class="size-4" />
              </button>
            </div>
          )}
        </For>
      </div>
      <Suspense>
        <Show when={expired()}>
          <SessionDialog />
        </Show>
      </Suspense>
    </>
  );
}
