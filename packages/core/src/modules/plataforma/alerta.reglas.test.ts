import { expect, it } from 'vitest';
import { orden, plazoImpropio, sinRespuesta } from './alerta.reglas.ts';

it.each([
  [undefined, /no haya llegado/],
  ['2026-03-01', /no haya llegado/],
  ['2026-03-10', /no haya llegado/],
  ['2026-06-09', /90 días a lo más/],
])('an alert is not put off to %s on 2026-03-10', (hasta, words) => {
  expect(plazoImpropio(hasta, '2026-03-10')).toMatch(words);
});

it.each(['2026-03-11', '2026-06-08'])('an alert is put off to %s on 2026-03-10', (hasta) => {
  expect(plazoImpropio(hasta, '2026-03-10')).toBeUndefined();
});

it('the most urgent comes first', () => {
  expect((['CRITICO', 'ALTO', 'ATENCION', 'INFO'] as const).map(orden)).toEqual([1, 2, 3, 4]);
  expect(orden(undefined)).toBeUndefined();
});

it('an alert that comes back has no answer', () => {
  expect(Object.values(sinRespuesta()).every((value) => value === undefined)).toBe(true);
});
