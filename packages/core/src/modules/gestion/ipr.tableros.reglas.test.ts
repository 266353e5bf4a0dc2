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

const enero = { 'ENERO PROYECTADO 2025': 'M$ 1.000', 'ENERO REAL 2025': '$900', 'MARZO REAL 2025': '-$100' };

it('the months of the master sheet become rows in pesos, and those that say nothing are left out', () => {
  expect(regla.columnasDeMeses(2025)).toHaveLength(24);
  expect(regla.programacionDe(2025)('', enero)).toEqual([
    { anio: 2025, mes: 1, proyectado: 1_000_000, real: 900_000 },
    { anio: 2025, mes: 3, real: -100_000 },
  ]);
  expect(regla.programacionDe(2025)('', { 'MAYO PROYECTADO 2025': '$700' })).toEqual([
    { anio: 2025, mes: 5, proyectado: 700_000 },
  ]);
  expect(
    regla.programacionDe(2025)('', { 'ENERO REAL 2025': '$0', 'MAYO REAL 2025': '#REF!' }),
  ).toBeUndefined();
});

it.each([
  [{ ...enero, GASTO: '$800' }, undefined],
  [enero, undefined],
  [{ ...enero, GASTO: '$900' }, /suman \$800\.000 y «GASTO» dice \$900\.000/],
  [{ GASTO: '$900' }, undefined],
])('the months of %o are checked against what was spent in the year', (fila, words) => {
  const aviso = regla.avisoDeMeses(2025, 'GASTO')(fila);
  if (words) expect(aviso).toMatch(words);
  else expect(aviso).toBeUndefined();
});
