import { expect, test } from 'vitest';
import { field, row } from '../testing/schema.ts';
import { changesOf, creationValues } from './changes.ts';

const fields = [
  field('nombre', 'text'),
  field('monto', 'money'),
  field('comunas', 'refs', { module: 'comuna' }),
  field('lugar', 'point'),
  field('zona', 'text', { source: 'extra' }),
];
const record = row({
  nombre: 'Escuela',
  monto: 5,
  comunas: ['a', 'b'],
  lugar: { lon: 2, lat: 1 },
  extra: { zona: 'norte' },
});

test('a form that was only opened changes nothing', () => {
  const values = {
    nombre: 'Escuela',
    monto: 5,
    comunas: ['a', 'b'],
    lugar: { lat: 1, lon: 2 },
    zona: 'norte',
  };
  expect(changesOf(fields, record, values)).toEqual({});
});

test('only what differs travels, and emptied fields as null', () => {
  const values = { nombre: 'Liceo', monto: null, comunas: ['b', 'a'], lugar: null, zona: 'sur' };
  expect(changesOf(fields, record, values)).toEqual({
    nombre: 'Liceo',
    monto: null,
    comunas: ['b', 'a'],
    lugar: null,
    'extra.zona': 'sur',
  });
});

test('what could not be read is left as it is', () => {
  expect(changesOf(fields, record, { nombre: 'Liceo' })).toEqual({ nombre: 'Liceo' });
});

test('empty and absent are the same', () => {
  expect(
    changesOf([field('nota', 'text'), field('lista', 'refs')], row(), { nota: null, lista: [] }),
  ).toEqual({});
});

test('a new record says only what was written', () => {
  const values = { nombre: 'Liceo', monto: null, comunas: [], zona: 'sur' };
  expect(creationValues(fields, values)).toEqual({ nombre: 'Liceo', 'extra.zona': 'sur' });
});
