import type { ModuleDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createEffect, createMemo, For, Match, on, Show, Switch } from 'solid-js';
import type { RecordPage } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { change, type ListState, readListState, writeListState } from '../../lib/list/state.ts';
import { mergeRefs, type RecordRow } from '../../lib/record.ts';
import { todayOf } from '../../lib/views/due.ts';
import { fetchForView } from '../../lib/views/fetch.ts';
import { captured } from '../../state/captured.ts';
import { noteLag } from '../../state/lag.ts';
import { createLoad } from '../../state/load.ts';
import type { Router } from '../../state/router.ts';
import { may } from '../../state/session.ts';
import { undone } from '../../state/undo.ts';
import { ListHeader } from '../list/ListHeader.tsx';
import { useListKeys } from '../list/list-keys.ts';
import { NamedFilters } from '../list/NamedFilters.tsx';
import { SavedMenu } from '../saved/SavedMenu.tsx';
import { Notice, ProblemNotice } from '../ui/Notice.tsx';
import { AgendaView } from './AgendaView.tsx';
import { createActing } from './acting.tsx';
import { BoardView } from './BoardView.tsx';
import { followLag } from './follow-lag.ts';
import { PeopleView } from './PeopleView.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

/** A view as its module declares it. */
export type View = ModuleDescriptor['views'][number];

interface ViewPageProps {
  readonly schema: Schema;
  readonly router: Router;
  readonly view: View;
  /** Query of the address. */
  readonly search: string;
}

const perColumn = 60;

/** Columns a view reads: what it names, groups, orders and shows by. */
export const columnsOf = (schema: Schema, view: View): readonly string[] => {
  const names = [
    schema.title,
    view.date,
    view.late,
    view.rank,
    view.about,
    schema.assignee,
    'by' in view ? view.by : undefined,
  ];
  return [...new Set(names.filter((name): name is string => name !== undefined))];
};

const together = (pages: readonly RecordPage[]): Pick<RecordPage, 'data'> & { meta: RecordPage['meta'] } =>
  pages.reduce((all, page) => ({
    data: [...all.data, ...page.data],
    meta: {
      ...page.meta,
      ...all.meta,
      total: all.meta.total + page.meta.total,
      totalExact: all.meta.totalExact && page.meta.totalExact,
      refs: mergeRefs(all.meta.refs, page.meta.refs),
    },
  }));

const fetchView = async (
  schema: Schema,
  view: View,
  state: ListState,
  signal: AbortSignal,
): Promise<RecordPage> => {
  const asked = { ...state, named: state.named || (view.filter ?? '') };
  const columns = columnsOf(schema, view);
  if (view.kind !== 'board') return fetchForView(schema, asked, columns, signal);
  // Each column on its own: a long one never crowds out the others.
  const pages = view.states.map((estado) => {
    const column = { ...asked, filters: { ...asked.filters, estado } };
    return fetchForView(schema, column, columns, signal, perColumn);
  });
  return together(await Promise.all(pages));
};

/** One of the views of a module: its records by date, by person or by state, with what can be done at once. */
export default function ViewPage(props: ViewPageProps) {
  const state = createMemo(() => readListState(props.schema, props.search));
  const page = createLoad(
    () => ({ schema: props.schema, view: props.view, state: state() }),
    ({ schema, view, state: asked }, signal) => fetchView(schema, view, asked, signal),
  );
  const acting = createActing(() => props.schema, page.reload);
  const today = todayOf(new Date());
  const show = (next: ListState, replace = false): void => {
    const query = writeListState(props.schema, next);
    props.router.go(`/${props.schema.name}${query ? `?${query}` : ''}`, { replace });
  };
  const canCreate = () => may(props.schema.name, 'crear');
  const rows = (): readonly RecordRow[] => page.data()?.data ?? [];
  const missing = () => (page.data()?.meta.total ?? 0) - rows().length;
  const inList = () => {
    const named = state().named || (props.view.filter ?? '');
    return `/${props.schema.name}?${writeListState(props.schema, change(state(), { view: '', named }))}`;
  };
  const context = () => ({
    schema: props.schema,
    refs: page.data()?.meta.refs ?? {},
    today,
    acting,
    rows: rows(),
    ...(props.view.rank ? { rank: props.view.rank } : {}),
    ...(props.view.about ? { about: props.view.about } : {}),
    ...(props.view.date ? { date: props.view.date } : {}),
    ...(props.view.late ? { late: props.view.late } : {}),
  });
  const as = <K extends View['kind']>(kind: K) =>
    props.view.kind === kind ? (props.view as Extract<View, { kind: K }>) : undefined;
  let frame: HTMLElement | undefined;

  createEffect(on([captured, undone], page.reload, { defer: true }));
  followLag(page);
  createEffect(() => {
    const meta = page.data()?.meta;
    if (meta) noteLag(meta);
  });
  useListKeys({
    frame: () => frame,
    onCreate: () => canCreate() && props.router.go(`/${props.schema.name}/nuevo`),
  });

  return (
    <section ref={frame} class="space-y-3" aria-labelledby="list-title" aria-busy={page.busy()}>
      <ListHeader schema={props.schema} total={page.data()?.meta} canCreate={canCreate()}>
        <SavedMenu schema={props.schema} state={state()} complete={state} onShow={show} />
      </ListHeader>
      <ViewSwitch schema={props.schema} state={state()} />
      <Show when={props.view.kind !== 'agenda'}>
        <NamedFilters
          schema={props.schema}
          state={{ ...state(), named: state().named || (props.view.filter ?? '') }}
        />
      </Show>
      <Show when={missing() > 0}>
        <Notice tone="info">
          <p>
            Aquí están los primeros {rows().length}. <a href={inList()}>Ver todos en la lista</a>
          </p>
        </Notice>
      </Show>
      <Switch fallback={<For each={[1, 2, 3]}>{() => <div class="sheet h-28" aria-hidden="true" />}</For>}>
        <Match when={page.problem()}>
          {(problem) => (
            <ProblemNotice problem={problem()} onRetry={page.reload} title="No pudimos cargar la vista" />
          )}
        </Match>
        <Match when={page.data() && as('agenda')}>
          {(view) => <AgendaView {...context()} date={view().date} />}
        </Match>
        <Match when={page.data() && as('people')}>
          {(view) => <PeopleView {...context()} by={view().by} />}
        </Match>
        <Match when={page.data() && as('board')}>
          {(view) => <BoardView {...context()} states={view().states} />}
        </Match>
      </Switch>
      <acting.Dialog />
    </section>
  );
}
