import { createEffect, createSignal, lazy, on, Suspense } from 'solid-js';
import type { Schema } from '../../lib/descriptor.ts';
import type { ListState } from '../../lib/list/state.ts';
import { useShortcuts } from '../../state/shortcuts.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';

const SavedPanel = lazy(() => import('./SavedPanel.tsx'));

/** What the menu of saved views is told. */
export interface SavedProps {
  readonly schema: Schema;
  /** What the address asks. */
  readonly state: ListState;
  /** The same with the look of the list written into it: what a new view keeps. */
  readonly complete: () => ListState;
  readonly onShow: (next: ListState, replace?: boolean) => void;
}

/** The button over a list that opens its saved views; it carries the name of the one on screen. */
export const SavedMenu = (props: SavedProps) => {
  const [name, setName] = createSignal('');
  let holder: HTMLElement | undefined;
  useShortcuts({
    v: () => {
      const button = holder?.offsetParent ? holder.querySelector('button') : undefined;
      button?.click();
      return Boolean(button);
    },
  });
  createEffect(
    on(
      () => props.state.saved,
      (id) => {
        setName('');
        if (!id) return;
        import('../../lib/api/saved-views.ts')
          .then(({ fetchSavedViews }) => fetchSavedViews(props.schema.name))
          .then(
            (views) => setName((now) => views.find((view) => view.id === id)?.name ?? now),
            // Without its name the button still opens the views, which tell of the problem.
            () => setName(''),
          );
      },
    ),
  );
  return (
    <span ref={holder}>
      <Popover
        kind="dialog"
        triggerClass="btn"
        class="w-80"
        trigger={
          <>
            <Icon name="vista" class="size-4" />
            <span class="max-w-40 truncate">{name() || 'Vistas'}</span>
          </>
        }
      >
        {(close) => (
          <Suspense fallback={<p class="px-4 py-3 text-dim">Cargando…</p>}>
            <SavedPanel {...props} onClose={close} onName={setName} />
          </Suspense>
        )}
      </Popover>
    </span>
  );
};
