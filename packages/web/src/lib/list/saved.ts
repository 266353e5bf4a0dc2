import type { SavedView } from '../api/saved-views.ts';
import { askableFields, type Schema } from '../descriptor.ts';
import { wireName } from '../record.ts';
import { change, type ListState, readListState, writeListState } from './state.ts';

/** The query of a list without what belongs to one visit: what a saved view keeps. */
export const viewQuery = (schema: Schema, state: ListState): string =>
  writeListState(schema, change(state, { saved: '' }));

/** Address a saved view opens at. */
export const viewHref = ({ module, query, id }: Pick<SavedView, 'module' | 'query' | 'id'>): string => {
  const asked = new URLSearchParams(query);
  asked.set('guardada', id);
  return `/${module}?${asked.toString().replaceAll('%2C', ',').replaceAll('%40', '@')}`;
};

/** Whether the list still shows what the view keeps, as far as the view still holds. */
export const showsView = (schema: Schema, state: ListState, view: Pick<SavedView, 'query'>): boolean =>
  viewQuery(schema, readListState(schema, view.query)) === viewQuery(schema, state);

/** Views in the groups people know them by. */
export const groupViews = (
  views: readonly SavedView[],
  me: string,
): readonly { readonly title: string; readonly views: readonly SavedView[] }[] =>
  [
    { title: 'Mías', views: views.filter(({ owner }) => owner === me) },
    {
      title: 'De mi rol',
      views: views.filter(({ owner, sharing }) => owner !== me && sharing === 'DEL_ROL'),
    },
    {
      title: 'De todos',
      views: views.filter(({ owner, sharing }) => owner !== me && sharing === 'DE_TODOS'),
    },
  ].filter((group) => group.views.length > 0);

const parts: Readonly<Record<string, string>> = {
  vista: 'la manera de ver',
  filtro: 'un filtro frecuente',
  orden: 'el orden',
  columnas: 'alguna columna',
};
/** Parts of an address about one visit, which come and go. */
const fleeting = new Set(['pagina', 'cursor', 'guardada', 'limite', 'densidad', 'q', 'eliminados']);

const held = (state: ListState, name: string): string => {
  if (name === 'vista') return state.view;
  if (name === 'filtro') return state.named;
  if (name === 'orden') return state.sort;
  return name === 'columnas' ? state.columns : (state.filters[name] ?? '');
};

/** What an address asks and the list no longer understands, in words; nothing when it understands everything. */
export const droppedParts = (schema: Schema, search: string): readonly string[] => {
  const state = readListState(schema, search);
  const dropped = [...new URLSearchParams(search)].flatMap(([name, value]) => {
    if (value === '' || fleeting.has(name) || held(state, name) === value) return [];
    const asked = name.replace(/\.(min|max)$/, '');
    const field = askableFields(schema).find((one) => wireName(one) === asked);
    return [parts[name] ?? (field ? `un valor de «${field.label}»` : `el dato «${name}»`)];
  });
  return [...new Set(dropped)];
};
