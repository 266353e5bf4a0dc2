import { expect, it } from 'vitest';
import * as regla from './ipr.planilla.reglas.ts';

it('una fila que no dice nada no da tipología, fondo ni territorio', () => {
  expect(regla.tipologiaDe('', {})).toBeUndefined();
  expect(regla.fondoDe('', {})).toBeUndefined();
  expect(regla.territorioDe('', {})).toBeUndefined();
  expect(regla.territorioDe('', { COMUNA: 'REGIONAL', PROVINCIA: 'REGIONAL' })).toBe('REGIONAL');
});
