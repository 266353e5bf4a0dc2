import { createSignal, lazy, onMount, Show, Suspense } from 'solid-js';
import type { Schema } from '../../lib/descriptor.ts';
import { idle } from '../../lib/idle.ts';
import type { ListModel } from './list-model.ts';

const load = () => import('../watch/ListWatch.tsx');
const ListWatch = lazy(load);

/** What the notices over a list depend on. */
export interface ListNoticesProps {
  readonly schema: Schema;
  /** Query of the address. */
  readonly search: string;
  readonly model: ListModel;
  readonly active: boolean;
}

/** What is said over a list once the page is at rest: what its address asked in vain, what others changed. */
export const ListNotices = (props: ListNoticesProps) => {
  const [rested, setRested] = createSignal(false);
  onMount(() => setTimeout(() => setRested(true), idle));
  return (
    <Suspense>
      <Show when={rested()}>
        <ListWatch {...props} />
      </Show>
    </Suspense>
  );
};
