import { createMemo, For, Show } from 'solid-js';
import { stateOf } from '../../lib/descriptor.ts';
import { formatCount } from '../../lib/format/number.ts';
import type { RecordRow } from '../../lib/record.ts';
import { totalsOf } from '../../lib/views/forest.ts';
import { byUrgency } from '../../lib/views/order.ts';
import { EmptyState } from '../ui/Notice.tsx';
import { StateCounts } from './StateCounts.tsx';
import { type ViewContext, WorkItem } from './WorkItem.tsx';

interface PeopleViewProps extends ViewContext {
  readonly rows: readonly RecordRow[];
  readonly by: string;
  readonly late?: string;
  readonly date?: string;
  readonly rank?: string;
}

/** Records by person, those with most to do first, with how much each has. */
export const PeopleView = (props: PeopleViewProps) => {
  const isOverdue = (row: RecordRow): boolean => props.late !== undefined && row[props.late] === true;
  const people = createMemo(() => {
    const { date, rank } = props;
    const order = byUrgency(props.schema, { ...(date ? { date } : {}), ...(rank ? { rank } : {}) });
    return [...Map.groupBy(props.rows, (row) => String(row[props.by] ?? ''))]
      .map(([id, rows]) => ({
        id,
        rows: rows.toSorted(order),
        totals: totalsOf(rows, { done: [], isOverdue }),
      }))
      .toSorted((a, b) => b.rows.length - a.rows.length);
  });
  const one = () => props.schema.label.one.toLowerCase();
  const many = () => props.schema.label.many.toLowerCase();
  const most = () => Math.max(1, ...people().map(({ rows }) => rows.length));
  const nameOf = (id: string): string => {
    const target = props.schema.fields.find(({ name }) => name === props.by)?.module ?? '';
    return props.refs[target]?.[id] ?? 'Sin responsable';
  };
  return (
    <Show
      when={people().length}
      fallback={<EmptyState icon="personas" title="Nada que repartir por ahora" />}
    >
      <ul class="space-y-3">
        <For each={people()}>
          {(person) => (
            <li class="sheet">
              <details>
                <summary class="person">
                  <span class="person-name">{nameOf(person.id)}</span>
                  <span class="load" aria-hidden="true">
                    <For each={[...person.totals.states]}>
                      {([state, count]) => (
                        <span
                          data-tone={stateOf(props.schema, state).tone ?? 'mute'}
                          style={{ width: `${(100 * count) / most()}%` }}
                        />
                      )}
                    </For>
                  </span>
                  <span class="person-figures">
                    <span>{formatCount(person.rows.length, one(), many())}</span>
                    <StateCounts schema={props.schema} totals={person.totals} />
                  </span>
                </summary>
                <ul class="divide-y divide-line border-t border-line">
                  <For each={person.rows}>
                    {(row) => (
                      <li>
                        <WorkItem {...props} row={row} />
                      </li>
                    )}
                  </For>
                </ul>
              </details>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
};
