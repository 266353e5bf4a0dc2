import { Show } from 'solid-js';
import { useShortcuts } from '../../state/shortcuts.ts';
import { Icon } from '../ui/Icon.tsx';

/** Says that what is on screen is no longer so, and brings it up to date when the person asks: by button or with `r`. */
export const ChangedNotice = (props: { when: boolean; text: string; onUpdate: () => void }) => {
  useShortcuts({ r: () => (props.when ? props.onUpdate() : false) });
  return (
    <div role="status" class="no-print empty:hidden">
      <Show when={props.when}>
        <div class="notice" data-tone="info">
          <Icon name="restore" class="mt-px" />
          <p class="min-w-0 grow">{props.text}</p>
          <button type="button" class="btn btn-sm flex-none" onClick={() => props.onUpdate()}>
            Actualizar
          </button>
        </div>
      </Show>
    </div>
  );
};
