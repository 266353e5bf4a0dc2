import { createEffect, createMemo, createSignal, on, onMount, Show } from 'solid-js';
import { fetchLabels } from '../../lib/api/lookups.ts';
import { listRecords } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { columnNames, columnsOf } from '../../lib/list/columns.ts';
import { idsInFilters } from '../../lib/list/filters.ts';
import { createTrail } from '../../lib/list/page.ts';
import {
  change,
  cleared,
  type ListState,
  readListState,
  withFilter,
  writeApiQuery,
  writeListState,
} from '../../lib/list/state.ts';
import { moduleHref } from '../../lib/place.ts';
import { noteLag } from '../../state/lag.ts';
import { createLoad } from '../../state/load.ts';
import { isNarrow } from '../../state/narrow.ts';
import { createListPreferences } from '../../state/preferences.ts';
import type { Router } from '../../state/router.ts';
import { may } from '../../state/session.ts';
import { ActiveFilters } from '../filter/ActiveFilters.tsx';
import { FilterBar } from '../filter/FilterBar.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { ListCards } from './ListCards.tsx';
import { ListHeader } from './ListHeader.tsx';
import { ListPaging } from './ListPaging.tsx';
import { ListTable } from './ListTable.tsx';
import { useListKeys } from './list-keys.ts';
import { NamedFilters } from './NamedFilters.tsx';
import { NoRows } from './NoRows.tsx';
import { ViewMenu } from './ViewMenu.tsx';

interface ListViewProps {
  readonly schema: Schema;
  readonly router: Router;
  /** Query of the address the list was last at. */
  readonly search: string;
  /** The list is what the person sees; else it waits, hidden, as it was left. */
  readonly active: boolean;
}

/** The records of a module: what is asked of them stands in the address, and the server does the asking. */
export const ListView = (props: ListViewProps) => {
  const [ready, setReady] = createSignal(false);
  const [exact, setExact] = createSignal(false);
  const { preferences, change: changePreferences } = createListPreferences(props.schema.name);
  const trail = createTrail();
  let frame: HTMLElement | undefined;

  const state = createMemo(() => readListState(props.schema, props.search));
  const columns = createMemo(() => columnsOf(props.schema, preferences().columns));
  const query = createMemo(() => {
    if (!ready()) return undefined;
    const asked = writeApiQuery(state(), columnNames(props.schema, columns()));
    return exact() ? `${asked}&total=exacto` : asked;
  });
  const page = createLoad(query, (asked, signal) => listRecords(props.schema.name, asked, signal));
  const labels = createLoad(
    () => (ready() ? idsInFilters(props.schema, state()) : undefined),
    async (ids) => {
      const found = Object.entries(ids).map(async ([module, some]) => [
        module,
        await fetchLabels(module, some),
      ]);
      return Object.fromEntries(await Promise.all(found));
    },
  );
  const refs = () => ({ ...page.data()?.meta.refs, ...labels.data() });
  const rows = () => page.data()?.data;

  const show = (next: ListState, replace = false): void => {
    const asked = writeListState(props.schema, next);
    props.router.go(`${moduleHref(props.schema.name)}${asked ? `?${asked}` : ''}`, { replace });
  };
  const clear = (): void => show(cleared(state()));
  const filter = (name: string, value: string): void => show(withFilter(state(), name, value));
  const canCreate = () => may(props.schema.name, 'crear');

  onMount(() => setReady(true));
  createEffect(
    on(
      () => props.active,
      (active) => active && page.reload(),
      { defer: true },
    ),
  );
  createEffect(on(state, () => setExact(false), { defer: true }));
  createEffect(() => {
    const { cursor: _, page: number, ...asked } = state();
    trail.visit(JSON.stringify(asked), number, state().cursor);
  });
  createEffect(() => {
    const meta = page.data()?.meta;
    if (meta) noteLag(meta);
  });
  useListKeys({
    frame: () => (props.active ? frame : undefined),
    onCreate: () => canCreate() && props.router.go(`/${props.schema.name}/nuevo`),
  });

  const bodyProps = {
    get schema() {
      return props.schema;
    },
    get columns() {
      return columns();
    },
    get rows() {
      return rows();
    },
    get refs() {
      return refs();
    },
    get state() {
      return state();
    },
    get money() {
      return preferences().money;
    },
  };

  return (
    <section ref={frame} class="list-frame" hidden={!props.active} aria-labelledby="list-title">
      <ListHeader schema={props.schema} total={page.data()?.meta} canCreate={canCreate()} />
      <NamedFilters schema={props.schema} state={state()} />
      <div class="flex flex-wrap items-start gap-2">
        <div class="min-w-0 grow">
          <FilterBar
            schema={props.schema}
            state={state()}
            refs={refs()}
            onFilter={filter}
            onClear={clear}
            onSearch={(q) => q !== state().q && show(change(state(), { q }), true)}
          />
        </div>
        <ViewMenu
          schema={props.schema}
          columns={columns()}
          preferences={preferences()}
          onChange={changePreferences}
          state={state()}
          onShow={show}
        />
      </div>
      <ActiveFilters schema={props.schema} state={state()} refs={refs()} onFilter={filter} onClear={clear} />
      <div class="list-body sheet">
        <Show
          when={!page.problem()}
          fallback={
            <Show when={page.problem()}>
              {(problem) => (
                <ProblemNotice problem={problem()} onRetry={page.reload} title="No pudimos cargar la lista" />
              )}
            </Show>
          }
        >
          <Show
            when={rows()?.length !== 0}
            fallback={
              <NoRows schema={props.schema} state={state()} canCreate={canCreate()} onClear={clear} />
            }
          >
            <Show
              when={isNarrow()}
              fallback={
                <ListTable
                  {...bodyProps}
                  density={preferences().density}
                  busy={page.busy()}
                  active={props.active}
                  onShow={show}
                />
              }
            >
              <ListCards {...bodyProps} />
            </Show>
          </Show>
        </Show>
      </div>
      <ListPaging
        page={page.data()}
        state={state()}
        before={trail.before}
        onShow={show}
        onCount={() => setExact(true)}
      />
    </section>
  );
};
