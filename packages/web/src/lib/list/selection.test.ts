import { expect, test } from 'vitest';
import { schema } from '../testing/schema.ts';
import { inState, rowsBetween, sharedFields, sharedVerbs, withRows } from './selection.ts';

const rows = ['a', 'b', 'c', 'd'].map((id, at) => ({ id, version: at + 1, estado: at > 1 ? 'B' : 'A' }));
const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id).join('');

test('rows come in and go out, each once', () => {
  const two = withRows(withRows(new Map(), rows.slice(0, 2), true), rows.slice(1, 3), true);
  expect([...two.keys()]).toEqual(['a', 'b', 'c']);
  expect([...withRows(two, rows.slice(0, 2), false).keys()]).toEqual(['c']);
});

test('a range goes both ways, and is one row when its beginning is on another page', () => {
  expect(ids(rowsBetween(rows, 'b', 'd'))).toBe('bcd');
  expect(ids(rowsBetween(rows, 'd', 'b'))).toBe('bcd');
  expect(ids(rowsBetween(rows, 'x', 'b'))).toBe('b');
  expect(ids(rowsBetween(rows, undefined, 'b'))).toBe('b');
  expect(ids(rowsBetween(rows, 'a', 'x'))).toBe('');
});

test('only what one value may be in many records is offered', () => {
  const field = { label: 'X', source: 'field' } as const;
  const many = {
    ...schema,
    title: 'nombre',
    assignee: 'responsable',
    fields: [
      { ...field, name: 'nombre', kind: 'text' },
      { ...field, name: 'prioridad', kind: 'choice' },
      { ...field, name: 'acta', kind: 'file' },
      { ...field, name: 'correo', kind: 'email', personal: true },
      { ...field, name: 'origen', kind: 'text', fixed: true },
      { ...field, name: 'total', kind: 'money', readOnly: true },
      { ...field, name: 'propio', kind: 'text', source: 'extra' },
    ],
    verbs: [
      { name: 'editar', label: 'Editar', inputs: [] },
      { name: 'cerrar', label: 'Cerrar', from: ['A'], inputs: [] },
      {
        name: 'asignar',
        label: 'Asignar',
        from: ['A', 'B'],
        inputs: [{ ...field, name: 'responsable', kind: 'ref' }],
      },
      { name: 'subir', label: 'Subir', from: ['A'], inputs: [{ ...field, name: 'acta', kind: 'file' }] },
    ],
  } as const;
  expect(sharedFields(many).map(({ name }) => name)).toEqual(['prioridad', 'propio']);
  expect(sharedVerbs(many).map(({ name }) => name)).toEqual(['asignar', 'cerrar']);
  const chosen = withRows(new Map(), rows, true);
  expect(sharedVerbs(many).map((verb) => inState(chosen, verb))).toEqual([4, 2]);
});
