import { describe, expect, test } from 'vitest';
import { field } from '../testing/schema.ts';
import { formatValue, nothing } from './value.ts';

describe('a value in words', () => {
  const refs = { division: { d1: 'DIPIR' }, comuna: { c1: 'Chillán', c2: 'Quillón' } };
  test.each([
    [field('m', 'money'), 1500, '$1.500'],
    [field('p', 'percent'), 0, '0\u00a0%'],
    [field('y', 'integer'), 2026, '2026'],
    [field('n', 'integer'), 12_500, '12.500'],
    [field('s', 'number', { unit: 'm²' }), 12.5, '12,5\u00a0m²'],
    [field('d', 'days', { source: 'derived', unit: 'días' }), 1, '1 día'],
    [field('b', 'boolean'), false, 'No'],
    [field('f', 'date'), '2026-03-15', '15-03-2026'],
    [field('r', 'rut'), '12345678-5', '12.345.678-5'],
    [field('c', 'choice', { choices: { RS: 'Recomendado' } }), 'RS', 'Recomendado'],
    [field('cs', 'choices', { choices: { A: 'Uno', B: 'Dos' } }), ['A', 'B'], 'Uno, Dos'],
    [field('ref', 'ref', { module: 'division' }), 'd1', 'DIPIR'],
    [field('refs', 'refs', { module: 'comuna' }), ['c1', 'c2'], 'Chillán, Quillón'],
    [field('pt', 'point'), { lat: -36.6066, lon: -72.1034 }, '−36,6066; −72,1034'],
    [field('file', 'file'), { key: 'k', name: 'acta.pdf', size: 3 }, 'acta.pdf'],
    [field('rows', 'list'), [{}, {}], '2 filas'],
  ])('$kind', (of, value, words) => {
    expect(formatValue(of, value, { refs })).toBe(words);
  });
  test.each([null, undefined, '', []])('%j is nothing', (value) => {
    expect(formatValue(field('x', 'text'), value)).toBe(nothing);
  });
  test('a reference without a known name keeps its id', () => {
    expect(formatValue(field('r', 'ref', { module: 'division' }), 'd9', { refs })).toBe('d9');
  });
});
