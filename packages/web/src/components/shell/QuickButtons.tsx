import { createSignal, For, lazy, onMount, Show, Suspense } from 'solid-js';
import { idle } from '../../lib/idle.ts';
import { type Quick, quickModules } from '../../state/quick.ts';
import { useKey } from '../../state/shortcuts.ts';
import { Icon } from '../ui/Icon.tsx';

const loadCapture = () => import('./QuickCapture.tsx');
const QuickCapture = lazy(loadCapture);

/** Writes things down from any page: a button and a key for each module that declares it. */
export default function QuickButtons() {
  const [capturing, setCapturing] = createSignal<Quick>();
  // Ready before the first key, so that nothing typed after it is lost.
  onMount(() => setTimeout(loadCapture, idle));
  useKey((key) => {
    const found = quickModules().find(({ quick }) => quick.key === key);
    if (found) setCapturing(found);
    return found !== undefined;
  });
  return (
    <>
      <For each={quickModules()}>
        {(found) => (
          <button
            type="button"
            class="bar-button"
            aria-label={found.quick.label}
            title={`${found.quick.label} (${found.quick.key})`}
            onClick={() => setCapturing(found)}
          >
            <Icon name="plus" />
          </button>
        )}
      </For>
      <Suspense>
        <Show when={capturing()}>
          {(found) => <QuickCapture {...found()} onClose={() => setCapturing(undefined)} />}
        </Show>
      </Suspense>
    </>
  );
}
