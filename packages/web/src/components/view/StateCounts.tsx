import { For, Show } from 'solid-js';
import { type Schema, stateOf } from '../../lib/descriptor.ts';
import { formatCount } from '../../lib/format/number.ts';
import type { Totals } from '../../lib/views/forest.ts';

/** How many of some records are overdue, and how many stand in each state. */
export const StateCounts = (props: { schema: Schema; totals: Totals }) => (
  <>
    <Show when={props.totals.overdue}>
      {(overdue) => <span class="text-bad">{formatCount(overdue(), 'vencido', 'vencidos')}</span>}
    </Show>
    <For each={[...props.totals.states]}>
      {([state, count]) => (
        <span class="text-dim">
          {stateOf(props.schema, state).label}: {count}
        </span>
      )}
    </For>
  </>
);
