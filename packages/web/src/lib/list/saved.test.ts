import { describe, expect, test } from 'vitest';
import type { SavedView } from '../api/saved-views.ts';
import { schema } from '../testing/schema.ts';
import { droppedParts, groupViews, showsView, viewHref, viewQuery } from './saved.ts';
import { readListState } from './state.ts';

const view = (part: Partial<SavedView>): SavedView => ({
  id: '01v',
  version: 1,
  name: 'Una',
  module: 'obra',
  query: '',
  sharing: 'PROPIA',
  role: '',
  owner: 'yo',
  ...part,
});
const state = (search: string) => readListState(schema, search);

test('a view keeps what the list asks, not the page one was at', () => {
  expect(viewQuery(schema, state('?vista=tablero&division=@mi-unidad&pagina=3&cursor=x&guardada=01v'))).toBe(
    'vista=tablero&division=@mi-unidad',
  );
});

test('its address is the list itself, marked with where it came from', () => {
  expect(viewHref(view({ query: 'division=%40mi-unidad&columnas=codigo,nombre' }))).toBe(
    '/obra?division=@mi-unidad&columnas=codigo,nombre&guardada=01v',
  );
});

test('a list that was changed no longer shows the view', () => {
  const saved = view({ query: 'estado=NUEVA' });
  expect(showsView(schema, state('?estado=NUEVA&guardada=01v&cursor=x&pagina=2'), saved)).toBe(true);
  expect(showsView(schema, state('?estado=EN_OBRA&guardada=01v'), saved)).toBe(false);
  expect(showsView(schema, state('?estado=NUEVA'), view({ query: 'estado=NUEVA&yano=1' }))).toBe(true);
});

test('views stand in the groups people know', () => {
  const groups = groupViews(
    [
      view({ id: 'a' }),
      view({ id: 'b', owner: 'otra', sharing: 'DE_TODOS' }),
      view({ id: 'c', owner: 'otra', sharing: 'DEL_ROL', role: 'R' }),
    ],
    'yo',
  );
  expect(groups.map(({ title, views }) => `${title}: ${views.map(({ id }) => id)}`)).toEqual([
    'Mías: a',
    'De mi rol: c',
    'De todos: b',
  ]);
});

describe('a view whose parts are gone', () => {
  test.each([
    ['?estado=NUEVA&orden=-monto&limite=50', []],
    ['?borrado=1', ['el dato «borrado»']],
    ['?estado=NUEVA,ANTIGUA', ['un valor de «Estado»']],
    ['?filtro=nada&orden=nada', ['un filtro frecuente', 'el orden']],
    ['?columnas=codigo,nada&vista=nada', ['alguna columna', 'la manera de ver']],
    ['?monto.min=5&cursor=x&q=', []],
  ])('%s', (search, words) => {
    expect(droppedParts(schema, search)).toEqual(words);
  });
});
