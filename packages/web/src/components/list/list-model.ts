import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { type Accessor, createEffect, createMemo, createSignal, on, onMount } from 'solid-js';
import { fetchLabels } from '../../lib/api/lookups.ts';
import { listRecords, type RecordPage } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { columnNames, columnsOf } from '../../lib/list/columns.ts';
import { idsInFilters } from '../../lib/list/filters.ts';
import { createTrail, type Trail } from '../../lib/list/page.ts';
import {
  change as asking,
  type ListState,
  readListState,
  writeApiQuery,
  writeListState,
} from '../../lib/list/state.ts';
import { mergeRefs, type RecordRow, type Refs } from '../../lib/record.ts';
import { noteLag } from '../../state/lag.ts';
import { createLoad, type Load } from '../../state/load.ts';
import { createListPreferences, type ListPreferences } from '../../state/preferences.ts';
import type { Router } from '../../state/router.ts';

/** What a list is given. */
export interface ListViewProps {
  readonly schema: Schema;
  readonly router: Router;
  /** Query of the address the list was last at. */
  readonly search: string;
  /** The list is what the person sees; else it waits, hidden, as it was left. */
  readonly active: boolean;
}

/** A list as its parts see it. */
export interface ListModel {
  readonly state: Accessor<ListState>;
  readonly columns: Accessor<readonly FieldDescriptor[]>;
  readonly page: Load<RecordPage>;
  /** Nothing until the first answer. */
  readonly rows: Accessor<readonly RecordRow[] | undefined>;
  readonly refs: Accessor<Refs>;
  readonly preferences: Accessor<ListPreferences>;
  readonly changePreferences: (part: Partial<ListPreferences>) => void;
  /** The state with the look of the list written into it. */
  readonly complete: () => ListState;
  readonly trail: Trail;
  /** Goes to another state of the list; `replace` leaves no step to go back to. */
  readonly show: (next: ListState, replace?: boolean) => void;
  /** Asks for the exact total, until something else is asked. */
  readonly countAll: () => void;
}

const fetchAllLabels = async (ids: Readonly<Record<string, readonly string[]>>): Promise<Refs> => {
  const found = Object.entries(ids).map(async ([module, some]) => [module, await fetchLabels(module, some)]);
  return Object.fromEntries(await Promise.all(found));
};

/** Follows the address: reads the state from it, asks the API and keeps what came. */
export const createListModel = (props: ListViewProps): ListModel => {
  const [ready, setReady] = createSignal(false);
  const [exact, setExact] = createSignal(false);
  const { preferences, change } = createListPreferences(props.schema.name);
  const trail = createTrail();

  const state = createMemo(() => readListState(props.schema, props.search));
  const columns = createMemo(() =>
    columnsOf(props.schema, state().columns ? state().columns.split(',') : preferences().columns),
  );
  const query = createMemo(() => {
    if (!ready()) return undefined;
    const asked = writeApiQuery(state(), columnNames(props.schema, columns()));
    return exact() ? `${asked}&total=exacto` : asked;
  });
  const page = createLoad(query, (asked, signal) => listRecords(props.schema.name, asked, signal));
  const labels = createLoad(
    () => (ready() ? idsInFilters(props.schema, state()) : undefined),
    fetchAllLabels,
  );

  const look = createMemo((): ListPreferences => {
    const { density } = state();
    return density
      ? { ...preferences(), density: density === 'compacta' ? 'compact' : 'comfortable' }
      : preferences();
  });
  const go = (query: string, replace = false): void =>
    props.router.go(`/${props.schema.name}${query ? `?${query}` : ''}`, { replace });
  const show = (next: ListState, replace = false): void => go(writeListState(props.schema, next), replace);
  /** What the address says of the look, the address keeps; the rest is the taste of the person. */
  const changeLook = ({ columns: chosen, density, ...rest }: Partial<ListPreferences>): void => {
    const asked = state();
    const part = {
      ...(chosen && asked.columns ? { columns: chosen.join(',') } : {}),
      ...(density && asked.density ? { density: density === 'compact' ? 'compacta' : 'comoda' } : {}),
    };
    if (Object.keys(part).length) show(asking(asked, part), true);
    change({
      ...rest,
      ...(chosen && !asked.columns ? { columns: chosen } : {}),
      ...(density && !asked.density ? { density } : {}),
    });
  };

  onMount(() => setReady(props.active));
  // The person may have chosen what the module opens with; it is known once they are.
  createEffect(
    on(
      () => preferences().start,
      (start) => start && props.active && location.search === '' && go(start, true),
    ),
  );
  createEffect(
    on(
      () => props.active,
      (active) => {
        if (!active) return;
        setReady(true);
        page.reload();
      },
      { defer: true },
    ),
  );
  createEffect(on(state, () => setExact(false), { defer: true }));
  createEffect(() => {
    const { cursor, page: number, ...asked } = state();
    trail.visit(JSON.stringify(asked), number, cursor);
  });
  createEffect(() => {
    const meta = page.data()?.meta;
    if (meta) noteLag(meta);
  });

  return {
    state,
    columns,
    page,
    rows: () => page.data()?.data,
    refs: createMemo(() => mergeRefs(page.data()?.meta.refs, labels.data())),
    preferences: look,
    changePreferences: changeLook,
    trail,
    complete: () => ({
      ...state(),
      columns: columns()
        .map(({ name }) => name)
        .join(','),
      density: look().density === 'compact' ? 'compacta' : 'comoda',
    }),
    show,
    countAll: () => setExact(true),
  };
};
