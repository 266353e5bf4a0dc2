import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { allFields, askableFields, type Schema } from '../descriptor.ts';
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
  /** Columns the address asks for, joined by commas; without any, those the person likes. */
  readonly columns: string;
  /** Room between rows the address asks for, or nothing. */
  readonly density: string;
  /** Saved view the address came from, or nothing. */
  readonly saved: string;
}

/** Value of a filter that asks for records where the field is empty. */
export const emptyMark = '-';
/** How many rows a page may hold. */
export const pageSizes: readonly number[] = [25, 50, 100];

const defaultSize = 50;
const densities: readonly string[] = ['compacta', 'comoda'];

/** What of a filter still means something: a state or an option that is gone steps aside. */
const stillThere = ({ choices }: FieldDescriptor, value: string): string =>
  choices
    ? value
        .split(',')
        .filter((one) => one === emptyMark || Object.hasOwn(choices, one))
        .join(',')
    : value;

const readFilters = (schema: Schema, query: URLSearchParams): Readonly<Record<string, string>> => {
  const byName = new Map(askableFields(schema).map((field) => [wireName(field), field]));
  const asked = [...query].flatMap(([name, value]) => {
    const field = byName.get(name.replace(/\.(min|max|bbox)$/, ''));
    const kept = field && stillThere(field, value);
    return kept ? [[name, kept]] : [];
  });
  return Object.fromEntries(asked);
};

const readColumns = (schema: Schema, text: string): string => {
  const known = new Set(allFields(schema).map(({ name }) => name));
  return text
    .split(',')
    .filter((name) => known.has(name))
    .join(',');
};

const readSort = (schema: Schema, text: string): string =>
  allFields(schema).some((field) => wireName(field) === text.replace(/^-/, '')) ? text : schema.list.sort;

/** Reads the address of a list; what it does not understand is left out. */
export const readListState = (schema: Schema, search: string): ListState => {
  const query = new URLSearchParams(search);
  const named = query.get('filtro') ?? '';
  const size = Number(query.get('limite'));
  const density = query.get('densidad') ?? '';
  return {
    q: query.get('q') ?? '',
    view: schema.views.find(({ name, kind }) => kind !== 'tree' && name === query.get('vista'))?.name ?? '',
    named: schema.filters.some(({ name }) => name === named) ? named : '',
    filters: readFilters(schema, query),
    sort: readSort(schema, query.get('orden') ?? ''),
    size: pageSizes.includes(size) ? size : defaultSize,
    page: query.get('cursor') ? Math.max(2, Math.trunc(Number(query.get('pagina'))) || 2) : 1,
    cursor: query.get('cursor') ?? '',
    deleted: query.get('eliminados') === '1',
    columns: readColumns(schema, query.get('columnas') ?? ''),
    density: densities.includes(density) ? density : '',
    saved: query.get('guardada') ?? '',
  };
};

const print = (pairs: readonly (readonly [name: string, value: string | false])[]): string => {
  const kept = pairs.flatMap(([name, value]) => (value ? [[name, value]] : []));
  // Commas and @ stand all over the address; escaping them would make links unreadable.
  return new URLSearchParams(kept).toString().replaceAll('%2C', ',').replaceAll('%40', '@');
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
    ['columnas', state.columns],
    ['densidad', state.density],
    ['guardada', state.saved],
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
