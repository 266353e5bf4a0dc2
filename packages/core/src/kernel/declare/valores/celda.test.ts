import { describe, expect, it } from 'vitest';
import { esErrorDePlanilla, leerTexto } from './celda.ts';
import { VACIA } from './lectura.ts';

const ERRORES = [
  '#REF!',
  '#¡REF!',
  '#VALUE!',
  '#¡VALOR!',
  '#NAME?',
  '#¿NOMBRE?',
  '#DIV/0!',
  '#¡DIV/0!',
  '#NUM!',
  '#¡NUM!',
  '#NULL!',
  '#¡NULO!',
  '#ERROR!',
  '#SPILL!',
  '#¡DESBORDAMIENTO!',
  '#CALC!',
  '#N/A',
  '#N/D',
  '#n/a',
  '#ref!',
  '##',
  '######',
  '_<',
  '_<<',
  '<<',
  '<<<<<',
];

describe('esErrorDePlanilla', () => {
  it.each(ERRORES)('knows %s', (texto) => {
    expect(esErrorDePlanilla(texto)).toBe(true);
  });

  it.each([
    '#',
    '#5',
    '#REF',
    '#OBRA!',
    '#N/B',
    'x#N/A',
    '#N/Ax',
    'x#REF!',
    '#REF!x',
    '<',
    '_',
    '__<',
    'a<<',
    '<<a',
    'a##',
    '##a',
    'a_<',
    '_<a',
    '',
  ])('takes %j for data', (texto) => {
    expect(esErrorDePlanilla(texto)).toBe(false);
  });
});

describe('leerTexto', () => {
  it('cleans what it reads', () => {
    expect(leerTexto('  Municipalidad\u00a0de  Pinto ')).toStrictEqual({
      ok: true,
      texto: 'Municipalidad de Pinto',
    });
  });

  it('reads numbers as they are written', () => {
    expect(leerTexto(40055832)).toStrictEqual({ ok: true, texto: '40055832' });
  });

  it('says what to do with an error mark', () => {
    expect(leerTexto(' #REF! ')).toStrictEqual({
      ok: false,
      motivo: 'La celda trae un error de la planilla: corrija la fórmula o escriba el dato.',
    });
  });

  it.each([
    '',
    '  \u00a0 ',
    '-',
    ' – ',
    '--',
    'N/A',
    'n/a',
    'S/D',
    's/f',
    'S/I',
    's/n',
    'No aplica',
    'Sin dato',
    'Sin  fecha',
    'Sin información',
  ])('takes %j for an empty cell', (celda) => {
    expect(leerTexto(celda)).toBe(VACIA);
  });

  it('marks an empty cell as such, with a sentence for required fields', () => {
    expect(VACIA).toStrictEqual({
      ok: false,
      motivo: 'La celda está vacía: escriba el dato que falta.',
      vacia: true,
    });
  });
});
