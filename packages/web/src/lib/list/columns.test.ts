import { expect, test } from 'vitest';
import { findField } from '../descriptor.ts';
import { schema } from '../testing/schema.ts';
import { columnNames, columnsOf, isSortable, toggleColumn } from './columns.ts';

const names = (columns: ReturnType<typeof columnsOf>): readonly string[] => columns.map(({ name }) => name);

test('the columns are those of the declaration until the person chooses', () => {
  expect(names(columnsOf(schema))).toEqual(['codigo', 'nombre', 'estado', 'monto']);
  expect(names(columnsOf(schema, ['nombre', 'avance']))).toEqual(['nombre', 'avance']);
});

test('columns that are no longer there, or cannot be shown, step aside', () => {
  expect(names(columnsOf(schema, ['borrado', 'detalle']))).toEqual(['nombre']);
});

test('a column comes back to its place', () => {
  const without = toggleColumn(schema, columnsOf(schema), 'nombre');
  expect(without).toEqual(['codigo', 'estado', 'monto']);
  expect(toggleColumn(schema, columnsOf(schema, without), 'nombre')).toEqual([
    'codigo',
    'nombre',
    'estado',
    'monto',
  ]);
});

test('the title is always asked for, and fields of the institution by their prefix', () => {
  expect(columnNames(schema, columnsOf(schema, ['codigo', 'zona']))).toEqual([
    'codigo',
    'extra.zona',
    'nombre',
  ]);
});

test('what is not stored as one value cannot be sorted by', () => {
  const sortable = ['monto', 'codigo', 'comunas', 'atrasada'].filter((name) => {
    const field = findField(schema, name);
    return field && isSortable(field);
  });
  expect(sortable).toEqual(['monto', 'codigo']);
});
