import { expect, it } from 'vitest';
import * as regla from './ipr.tableros.reglas.ts';

it.each([
  [{ 'Estado Iniciativa': 'EJECUCIÓN', 'Sub-Estado Iniciativa': 'AVANCE' }, 'EN_EJECUCION'],
  [{ 'Estado Iniciativa': 'LICITACIÓN', 'Sub-Estado Iniciativa': 'PRIMERA' }, 'EN_LICITACION'],
  [{ 'Estado Iniciativa': 'EJECUCIÓN', 'Sub-Estado Iniciativa': 'PARALIZADA' }, 'SUSPENDIDO'],
  [{}, 'INGRESADO'],
])('a row of the board (%o) arrives as %s', (fila, estado) => {
  expect(regla.estadoDelTablero(fila)).toBe(estado);
});

it.each([
  ['7. EN EJECUCIÓN', 'EN_EJECUCION'],
  ['9. TERMINADO', 'RECEPCION_PROVISORIA'],
  ['otra cosa', 'INGRESADO'],
])('a row of the master sheet that says %s arrives as %s', (ESTADO, estado) => {
  expect(regla.estadoDeMaestra({ ESTADO })).toBe(estado);
  expect(regla.estadoDeMaestra({})).toBe('INGRESADO');
});

it('parts of the budget item stand by themselves', () => {
  expect(regla.parteDelItem(0)('31.02.004')).toBe('31');
  expect(regla.parteDelItem(0)('sin ítem')).toBeUndefined();
  expect(regla.itemDe(2)('', { 'Item Presupuestario': '31.02.004' })).toBe('004');
  expect(regla.itemDe(2)('', {})).toBeUndefined();
});
