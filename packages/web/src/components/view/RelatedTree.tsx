import { createMemo, For, Show } from 'solid-js';
import type { Schema } from '../../lib/descriptor.ts';
import { formatCount } from '../../lib/format/number.ts';
import { readListState } from '../../lib/list/state.ts';
import type { RecordRow } from '../../lib/record.ts';
import { todayOf } from '../../lib/views/due.ts';
import { fetchForView } from '../../lib/views/fetch.ts';
import { type Branch, forestOf, totalsOf } from '../../lib/views/forest.ts';
import { byUrgency } from '../../lib/views/order.ts';
import { createLoad } from '../../state/load.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { createActing } from './acting.tsx';
import { followLag } from './follow-lag.ts';
import { StateCounts } from './StateCounts.tsx';
import { columnsOf, type View } from './ViewPage.tsx';
import { type ViewContext, WorkItem } from './WorkItem.tsx';

type TreeView = Extract<View, { kind: 'tree' }>;

interface RelatedTreeProps {
  readonly schema: Schema;
  readonly view: TreeView;
  /** Field that points at the record of the ficha, and that record. */
  readonly by: string;
  readonly id: string;
}

const Branches = (props: ViewContext & { view: TreeView; branches: readonly Branch[] }) => (
  <ul class="tree">
    <For each={props.branches}>
      {({ row, parts }) => (
        <li>
          <WorkItem
            {...props}
            row={row}
            date={props.view.date ?? ''}
            late={props.view.late ?? ''}
            rank={props.view.rank ?? ''}
            who
          />
          <Show when={parts.length}>
            <Branches {...props} branches={parts} />
          </Show>
        </li>
      )}
    </For>
  </ul>
);

/** The records that point at one, each under what it is part of, with their totals. */
export default function RelatedTree(props: RelatedTreeProps) {
  const found = createLoad(
    () => ({ schema: props.schema, view: props.view, by: props.by, id: props.id }),
    ({ schema, view, by, id }, signal) =>
      fetchForView(schema, readListState(schema, `${by}=${id}`), columnsOf(schema, view), signal),
  );
  const acting = createActing(() => props.schema, found.reload);
  followLag(found);
  const today = todayOf(new Date());
  const isOverdue = (row: RecordRow): boolean => {
    const { late } = props.view;
    return late !== undefined && row[late] === true;
  };
  const rows = createMemo(() => {
    const { date, rank } = props.view;
    const order = byUrgency(props.schema, { ...(date ? { date } : {}), ...(rank ? { rank } : {}) });
    return (found.data()?.data ?? []).toSorted(order);
  });
  const totals = createMemo(() => totalsOf(rows(), { done: props.view.done, isOverdue }));
  return (
    <Show
      when={found.data()}
      fallback={
        <Show when={found.problem()} fallback={<div class="sheet mt-5 h-40" aria-busy="true" />}>
          {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
        </Show>
      }
    >
      {(page) => (
        <Show
          when={rows().length}
          fallback={
            <EmptyState icon="registro" title={`Sin ${props.schema.label.many.toLowerCase()} todavía`} />
          }
        >
          <div class="sheet mt-5">
            <p class="tree-totals flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-3 text-sm">
              <span class="font-medium">
                {totals().done} de {formatCount(totals().all, 'hecho', 'hechos')}
              </span>
              <progress max={totals().all} value={totals().done} aria-label="Avance" />
              <StateCounts schema={props.schema} totals={totals()} />
              <a class="ml-auto" href={`/${props.schema.name}?${props.by}=${props.id}`}>
                Ver en la lista
              </a>
            </p>
            <Branches
              schema={props.schema}
              refs={page().meta.refs}
              today={today}
              acting={acting}
              view={props.view}
              branches={forestOf(rows(), props.view.by)}
            />
          </div>
          <acting.Dialog />
        </Show>
      )}
    </Show>
  );
}
