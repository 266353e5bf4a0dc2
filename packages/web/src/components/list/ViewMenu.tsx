import { lazy, Suspense } from 'solid-js';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import type { ViewProps } from './ViewPanel.tsx';

const ViewPanel = lazy(() => import('./ViewPanel.tsx'));

/** The button over a list that changes how it looks. */
export const ViewMenu = (props: ViewProps) => (
  <Popover
    kind="dialog"
    triggerClass="btn no-print max-sm:hidden"
    class="w-80"
    trigger={
      <>
        <Icon name="sliders" class="size-4" />
        Columnas
      </>
    }
  >
    {() => (
      <Suspense>
        <ViewPanel {...props} />
      </Suspense>
    )}
  </Popover>
);
