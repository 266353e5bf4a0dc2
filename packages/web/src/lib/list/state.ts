import { allFields, type Schema } from '../descriptor.ts';
import { wireName } from '../record.ts';

/** What a list shows, all of it in its address. */
export interface ListState {
  readonly q: string;
  /** Name of a view of the module, or nothing for the list. */
  readonly view: string;
  /** A named filter, or nothing. */
  readonly named: string;
  /** `field`, `field.min` and `field.max` → what is asked of them, several values joined by commas. */
  readonly filters: Readonly<Record<string, string>>;
  /** Field to sort by, with `-` in front for descending. */
  readonly sort: string;
  readonly size: number;
  readonly page: number;
  /** Where the page starts; the first one has none. */
  readonly cursor: string;
  readonly deleted: boolean;
}

/** Value of a filter that asks for records where the field is empty. */
export const emptyMark = '-';
/** How many rows a page may hold. */
export const pageSizes: readonly number[] = [25, 50, 100];

const defaultSize = 50;
const own = new Set(['vista', 'q', 'filtro', 'orden', 'limite', 'pagina', 'cursor', 'eliminados']);

const filterNames = (schema: Schema): ReadonlySet<string> =>
  new Set(
    allFields(schema)
      .map(wireName)
      .flatMap((name) => [name, `${name}.min`, `${name}.max`, `${name}.bbox`]),
  );

const readSort = (schema: Schema, text: string): string =>
  allFields(schema).some((field) => wireName(field) === text.replace(/^-/, '')) ? text : schema.list.sort;

/** Reads the address of a list; what it does not understand is left out. */
export const readListState = (schema: Schema, search: string): ListState => {
  const query = new URLSearchParams(search);
  const known = filterNames(schema);
  const named = query.get('filtro') ?? '';
  const size = Number(query.get('limite'));
  return {
    q: query.get('q') ?? '',
    view: schema.views.find(({ name, kind }) => kind !== 'tree' && name === query.get('vista'))?.name ?? '',
    named: schema.filters.some(({ name }) => name === named) ? named : '',
    filters: Object.fromEntries(
      [...query].filter(([name, value]) => value !== '' && !own.has(name) && known.has(name)),
    ),
    sort: readSort(schema, query.get('orden') ?? ''),
    size: pageSizes.includes(size) ? size : defaultSize,
    page: query.get('cursor') ? Math.max(2, Math.trunc(Number(query.get('pagina'))) || 2) : 1,
    cursor: query.get('cursor') ?? '',
    deleted: query.get('eliminados') === '1',
  };
};

const print = (pairs: readonly (readonly [name: string, value: string | false])[]): string => {
  const kept = pairs.flatMap(([name, value]) => (value ? [[name, value]] : []));
  // Commas separate values all over the address; escaping them would make links unreadable.
  return new URLSearchParams(kept).toString().replaceAll('%2C', ',');
};

/** Writes the state as the query of the page, leaving out what is as usual. */
export const writeListState = (schema: Schema, state: ListState): string =>
  print([
    ['vista', state.view],
    ['filtro', state.named],
    ['q', state.q],
    ...Object.entries(state.filters),
    ['orden', state.sort !== schema.list.sort && state.sort],
    ['limite', state.size !== defaultSize && String(state.size)],
    ['eliminados', state.deleted && '1'],
    ['pagina', state.page > 1 && String(state.page)],
    ['cursor', state.cursor],
  ]);

/** Writes the state as the query the API takes. */
export const writeApiQuery = (state: ListState, columns: readonly string[]): string =>
  print([
    ['q', state.q],
    ['filtro', state.named],
    ...Object.entries(state.filters),
    ['orden', state.sort],
    ['limite', String(state.size)],
    ['columnas', columns.join(',')],
    ['eliminados', state.deleted && '1'],
    ['cursor', state.cursor],
  ]);

/** The state with something else asked of it, back on its first page. */
export const change = (state: ListState, part: Partial<ListState>): ListState => ({
  ...state,
  page: 1,
  cursor: '',
  ...part,
});

/** The state with one filter set, or dropped when the value is empty. */
export const withFilter = (state: ListState, name: string, value: string): ListState => {
  const { [name]: _, ...rest } = state.filters;
  return change(state, { filters: value ? { ...rest, [name]: value } : rest });
};

/** The state without search, filters or named filter. */
export const cleared = (state: ListState): ListState => change(state, { q: '', named: '', filters: {} });

/** Whether anything narrows the list. */
export const isNarrowed = (state: ListState): boolean =>
  state.q !== '' || state.named !== '' || Object.keys(state.filters).length > 0;

/** Next sort when the header of a field is pressed: ascending, descending, ascending… */
export const toggleSort = (state: ListState, name: string): ListState =>
  change(state, { sort: state.sort === name ? `-${name}` : name });

/** How the list is sorted by a field, in the words of `aria-sort`. */
export const sortOf = (state: ListState, name: string): 'ascending' | 'descending' | 'none' => {
  if (state.sort === name) return 'ascending';
  return state.sort === `-${name}` ? 'descending' : 'none';
};
