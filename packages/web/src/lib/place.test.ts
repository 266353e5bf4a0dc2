import { expect, test } from 'vitest';
import { moduleHref, readPlace, recordHref } from './place.ts';
import { safeReturn } from './return-path.ts';

test.each([
  ['/ipr', { view: 'list' }],
  ['/ipr/nuevo', { view: 'new' }],
  ['/ipr/01jz%20x', { view: 'record', id: '01jz x' }],
  ['/ipr/01jz/otra', { view: 'record', id: '01jz' }],
])('%s', (pathname, place) => {
  expect(readPlace('/ipr', pathname, '?a=1')).toEqual({
    search: '?a=1',
    address: `${pathname}?a=1`,
    ...place,
  });
});

test('imports and jobs have a page of their own', () => {
  expect(recordHref('proceso', 'x')).toBe('/procesos/x');
  expect([moduleHref('importacion'), recordHref('importacion', 'x')]).toEqual([
    '/importaciones',
    '/importaciones/x',
  ]);
  expect(recordHref('ipr', 'a/b')).toBe('/ipr/a%2Fb');
});

test.each([
  ['/ipr?estado=RS', '/ipr?estado=RS'],
  ['//malo.cl', '/'],
  ['/\\malo.cl', '/'],
  ['https://malo.cl', '/'],
  ['/entrar?volver=/entrar', '/'],
  [null, '/'],
])('after signing in, %s leads to %s', (path, expected) => {
  expect(safeReturn(path)).toBe(expected);
});
