import { For, lazy, onMount, Show, Suspense } from 'solid-js';
import { asking, startAskingPurpose } from '../../state/purpose.ts';
import { expired } from '../../state/session.ts';
import { dismiss, toasts } from '../../state/toasts.ts';
import { Icon } from '../ui/Icon.tsx';

const PurposeDialog = lazy(() => import('./PurposeDialog.tsx'));
const SessionDialog = lazy(() => import('./SessionDialog.tsx'));

/** What appears over any page: short messages and the dialog of an expired session. */
export default function Overlays() {
  onMount(startAskingPurpose);
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
        <Show when={asking()}>
          <PurposeDialog />
        </Show>
        <Show when={expired()}>
          <SessionDialog />
        </Show>
      </Suspense>
    </>
  );
}
