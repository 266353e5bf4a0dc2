import { createMemo, For, Show } from 'solid-js';
import type { RecordRow } from '../../lib/record.ts';
import { type DueGroup, dueGroup } from '../../lib/views/due.ts';
import { byUrgency } from '../../lib/views/order.ts';
import { EmptyState } from '../ui/Notice.tsx';
import { type ViewContext, WorkItem } from './WorkItem.tsx';

const groups: readonly (readonly [DueGroup, string])[] = [
  ['overdue', 'Vencidos'],
  ['week', 'Esta semana'],
  ['later', 'Después'],
];

interface AgendaViewProps extends ViewContext {
  readonly rows: readonly RecordRow[];
  readonly date: string;
  readonly late?: string;
  readonly rank?: string;
  readonly about?: string;
}

/** Records by when they are due: overdue, this week, later. */
export const AgendaView = (props: AgendaViewProps) => {
  const sorted = createMemo(() => {
    const { date, rank } = props;
    const order = byUrgency(props.schema, { date, ...(rank ? { rank } : {}) });
    const due = (row: RecordRow) => (typeof row[date] === 'string' ? String(row[date]) : undefined);
    return Map.groupBy(props.rows.toSorted(order), (row) => dueGroup(due(row), props.today));
  });
  return (
    <Show
      when={props.rows.length}
      fallback={
        <EmptyState icon="check" title="Nada pendiente">
          <p>Lo que anote o le asignen aparecerá aquí.</p>
        </EmptyState>
      }
    >
      <div class="space-y-5">
        <For each={groups}>
          {([group, label]) => (
            <Show when={sorted().get(group)}>
              {(rows) => (
                <section aria-labelledby={`agenda-${group}`}>
                  <h2 id={`agenda-${group}`} class="mb-2 flex items-center gap-2 text-[0.9375rem]">
                    {label}
                    <span class="count">{rows().length}</span>
                  </h2>
                  <ul class="sheet divide-y divide-line">
                    <For each={rows()}>
                      {(row) => (
                        <li>
                          <WorkItem {...props} row={row} />
                        </li>
                      )}
                    </For>
                  </ul>
                </section>
              )}
            </Show>
          )}
        </For>
      </div>
    </Show>
  );
};
