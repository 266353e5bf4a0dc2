import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { field } from '../testing/schema.ts';
import { toRaw } from './raw.ts';
import { readRaw } from './read.ts';

describe('what a control holds', () => {
  test.each([
    [field('m', 'money'), '1.250.000', 1_250_000],
    [field('p', 'percent'), '43,5', 43.5],
    [field('i', 'integer'), '12.500', 12_500],
    [field('t', 'text'), '  Escuela  ', 'Escuela'],
    [field('t', 'text'), '   ', null],
    [field('r', 'rut'), '12.345.678-5', '12345678-5'],
    [field('r', 'rut'), '012345678-5', '12345678-5'],
    [field('e', 'email'), 'ana@gore.cl', 'ana@gore.cl'],
    [field('b', 'boolean'), null, null],
    [field('c', 'refs', { module: 'comuna' }), [], null],
    [field('c', 'refs', { module: 'comuna' }), ['a', 'b'], ['a', 'b']],
    [field('pt', 'point'), { lat: '−36,6', lon: '-72.1' }, { lat: -36.6, lon: -72.1 }],
    [field('pt', 'point'), { lat: '', lon: '' }, null],
  ])('$kind', (of, raw, value) => {
    expect(readRaw(of, raw)).toEqual({ ok: true, value });
  });
  test.each([
    [field('m', 'money'), 'mucho'],
    [field('i', 'integer'), '1,5'],
    [field('r', 'rut'), '12.345.678-9'],
    [field('e', 'email'), 'ana@gore'],
    [field('pt', 'point'), { lat: '-36', lon: '' }],
    [field('pt', 'point'), { lat: '-136', lon: '1' }],
  ])('$kind is refused when it cannot be read', (of, raw) => {
    expect(readRaw(of, raw)).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) });
  });
});

describe('rows', () => {
  const rows = field('rows', 'list', {
    fields: [field('que', 'text', { required: true, label: 'Qué' }), field('cuanto', 'money')],
  });
  test('are read one by one', () => {
    expect(readRaw(rows, [{ que: 'Mesa', cuanto: '1.000' }])).toEqual({
      ok: true,
      value: [{ que: 'Mesa', cuanto: 1000 }],
    });
  });
  test('say which one is at fault', () => {
    expect(readRaw(rows, [{ que: 'Mesa' }, { que: '', cuanto: '5' }])).toEqual({
      ok: false,
      message: 'Fila 2: falta qué.',
    });
  });
});

test('figures survive being shown and read again', () => {
  const figures = fc.oneof(
    fc.record({ of: fc.constant(field('m', 'money')), value: fc.integer({ min: -1e12, max: 1e12 }) }),
    fc.record({ of: fc.constant(field('i', 'integer')), value: fc.integer({ min: -1e9, max: 1e9 }) }),
    fc.record({
      of: fc.constant(field('p', 'percent')),
      value: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
    }),
  );
  fc.assert(
    fc.property(figures, ({ of, value }) => {
      expect(readRaw(of, toRaw(of, value))).toEqual({ ok: true, value });
    }),
  );
});
