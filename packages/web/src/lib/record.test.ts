import { expect, test } from 'vitest';
import { fieldValue, mergeRefs, wireName } from './record.ts';
import { field, row } from './testing/schema.ts';

test('fields of the institution live apart and travel under a prefix', () => {
  const zona = field('zona', 'text', { source: 'extra' });
  expect(fieldValue(row({ zona: 'no', extra: { zona: 'norte' } }), zona)).toBe('norte');
  expect(wireName(zona)).toBe('extra.zona');
  expect(wireName(field('nombre', 'text'))).toBe('nombre');
});

test('an empty text is absent, and zero and no are not', () => {
  const record = row({ a: '', b: 0, c: false, d: null });
  expect(['a', 'b', 'c', 'd'].map((name) => fieldValue(record, field(name, 'text')))).toEqual([
    undefined,
    0,
    false,
    undefined,
  ]);
});

test('names of the same module from two sources stand together', () => {
  expect(mergeRefs({ usuario: { a: 'Ana' } }, { usuario: { b: 'Beto' }, comuna: { c: 'Pinto' } })).toEqual({
    usuario: { a: 'Ana', b: 'Beto' },
    comuna: { c: 'Pinto' },
  });
  expect(mergeRefs(undefined, { usuario: {} })).toEqual({ usuario: {} });
});
