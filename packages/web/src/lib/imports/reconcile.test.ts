import { expect, test } from 'vitest';
import { row } from '../testing/schema.ts';
import { difference, readReconciliation } from './reconcile.ts';
import { isRunning } from './state.ts';
import { toVerdict, verdictCounts } from './verdicts.ts';

const sum = {
  campo: 'monto',
  label: 'Monto',
  unidad: 'M$' as const,
  planilla: 1_236_699_331,
  aceptado: 1_103_925_451,
  retenido: 130_199_824,
  omitido: 0,
  rechazado: 2_574_056,
  ilegibles: 0,
};

test('the sums of the sheet are accounted for to the peso', () => {
  expect(difference(sum)).toBe(0);
  expect(difference({ ...sum, omitido: 1 })).toBe(-1);
});

test('what is no sum is not taken for one', () => {
  expect(readReconciliation([sum, null, 'x', {}])).toEqual([sum]);
  expect(readReconciliation(undefined)).toEqual([]);
});

test('verdicts nobody got are not offered', () => {
  expect(verdictCounts(row({ nuevas: 3, retenidas: 2, errores: 0 }))).toEqual([
    ['nueva', 3],
    ['retenida', 2],
  ]);
  expect([toVerdict('error'), toVerdict('otra'), toVerdict(null)]).toEqual(['error', undefined, undefined]);
});

test('an import is followed while it runs', () => {
  expect(['PENDIENTE', 'EN_PROCESO', 'TERMINADA', 'FALLIDA'].filter(isRunning)).toEqual([
    'PENDIENTE',
    'EN_PROCESO',
  ]);
});
