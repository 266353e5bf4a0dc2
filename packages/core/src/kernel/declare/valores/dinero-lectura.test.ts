import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatearPesos } from './dinero.ts';
import { leerDinero, leerPesos } from './dinero-lectura.ts';
import { VACIA } from './lectura.ts';

const NO_SE_ENTIENDE = { ok: false, motivo: 'No se entiende el monto: escríbalo como $1.395.820 o M$1.395.' };
const DEMASIADO_GRANDE = { ok: false, motivo: 'El monto es demasiado grande: revise los ceros y la unidad.' };

describe('leerDinero', () => {
  it.each([
    [' $ 1.395.820 ', 1_395_820],
    [' $ 9,422,880 ', 9_422_880],
    ['$65,120', 65_120],
    ['$\u00a0854.061.763', 854_061_763],
    ['-$1,570', -1570],
    ['−$1.570', -1570],
    ['$ -1.570', -1570],
    ['- $ 1.570', -1570],
    ['($1.570)', -1570],
    ['$(1,570)', -1570],
    ['$ ( 1,570 )', -1570],
    [' $ - ', 0],
    ['$ –   ', 0],
    ['-$0', 0],
    ['$0', 0],
    ['$7', 7],
    ['$123456', 123_456],
  ])('reads %j as %d, unit $', (celda, valor) => {
    expect(leerDinero(celda)).toStrictEqual({ ok: true, valor, unidadDeclarada: '$' });
  });

  it.each([
    ['M$817,390', 817_390],
    ['M$ 999.999', 999_999],
    ['m$ 5', 5],
    ['M $ 5', 5],
    ['-M$99,999', -99_999],
    ['(M$99.999)', -99_999],
    ['M$ -', 0],
    ['m$-', 0],
  ])('reads %j as %d, unit M$', (celda, valor) => {
    expect(leerDinero(celda)).toStrictEqual({ ok: true, valor, unidadDeclarada: 'M$' });
  });

  it.each([
    ['557.209', 557_209],
    ['1234567', 1_234_567],
    ['-5', -5],
    ['(12)', -12],
    ['007', 7],
    [1_395_820, 1_395_820],
    [-3, -3],
    [-0, 0],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ['9.007.199.254.740.991', Number.MAX_SAFE_INTEGER],
  ])('reads %j as %d, no unit', (celda, valor) => {
    expect(leerDinero(celda)).toStrictEqual({ ok: true, valor });
  });

  it.each([
    ['2,350,180.00', 2_350_180, 0],
    ['2.350.180,05', 2_350_180, 5],
    ['278,98', 278, 98],
    ['270.48', 270, 48],
    ['1234567.89', 1_234_567, 89],
    ['1234567,89', 1_234_567, 89],
    ['-1.234,50', -1234, -50],
    ['-0,50', 0, -50],
    ['-0,00', 0, 0],
    [1234.5, 1234, 50],
    [-0.126, 0, -13],
    [-1234.5, -1234, -50],
    [10.999, 11, 0],
  ])('reads %j as %d and %d hundredths', (celda, valor, decimales) => {
    expect(leerDinero(celda)).toStrictEqual({ ok: true, valor, decimales });
  });

  it('keeps the unit beside the hundredths', () => {
    expect(leerDinero('M$9.99')).toStrictEqual({ ok: true, valor: 9, decimales: 99, unidadDeclarada: 'M$' });
  });

  it.each([
    '1.5',
    '1,5',
    '1.234,567',
    '1,234.567',
    '1.234.56',
    '1,234,56',
    '12345.678',
    '1.23.456',
    '0.500',
    '1234,5',
    '1.2345',
    '.50',
    '$',
    'M$',
    '-$',
    '$--5',
    '--5',
    '-(5)',
    '(-5)',
    '((5))',
    '(5',
    '5)',
    '()',
    '1$000',
    '$ $5',
    '1 395 820',
    'MMM$5',
    'US$5',
    'UF 1.234',
    '´0',
    '5 pesos',
    'x5',
    '1.234x',
    'Sin monto',
    '1,234x',
    'x1,234',
    '5-',
    'xM$-',
    'M$-x',
    '5-3',
    '5(3)',
    '(5)3',
  ])('refuses %j rather than guess', (celda) => {
    expect(leerDinero(celda)).toStrictEqual(NO_SE_ENTIENDE);
  });

  it.each([
    '9007199254740992',
    '$ 99.999.999.999.999.999',
    1e21,
    99_999_999_999_999.9,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('refuses %j as too large', (celda) => {
    expect(leerDinero(celda)).toStrictEqual(DEMASIADO_GRANDE);
  });

  it('does not take blank, a lone dash or an error mark for zero', () => {
    expect(leerDinero('  ')).toBe(VACIA);
    expect(leerDinero(' - ')).toBe(VACIA);
    expect(leerDinero('#REF!')).toMatchObject({
      ok: false,
      motivo: expect.stringContaining('error de la planilla'),
    });
  });

  it('reads every amount back in every style', () => {
    const estilos: readonly ((n: number) => string)[] = [
      formatearPesos,
      String,
      (n) => ` M$ ${formatearPesos(n).replace('$', '')} `,
      (n) => formatearPesos(n).replaceAll('.', ','),
      (n) => (n < 0 ? `(${formatearPesos(-n)})` : formatearPesos(n)),
      (n) => `${formatearPesos(n)},00`,
    ];
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...estilos), (entero, estilo) => {
        expect(leerDinero(estilo(entero))).toMatchObject({ ok: true, valor: entero });
        expect(leerDinero(entero)).toStrictEqual({ ok: true, valor: entero });
      }),
    );
  });
});

describe('leerPesos', () => {
  it.each([
    ['$ 1.395.820', 'M$', { pesos: 1_395_820_000, unidad: 'M$', redondeado: false }],
    ['$ 1.395.820', '$', { pesos: 1_395_820, unidad: '$', redondeado: false }],
    ['M$817,390', '$', { pesos: 817_390_000, unidad: 'M$', redondeado: false }],
    ['1.234,56', 'M$', { pesos: 1_234_560, unidad: 'M$', redondeado: false }],
    ['MM$ 1.234', 'M$', { pesos: 1_234_000_000, unidad: 'MM$', redondeado: false }],
    ['$ 1.234', 'MM$', { pesos: 1_234_000_000, unidad: 'MM$', redondeado: false }],
    ['mm$ -', '$', { pesos: 0, unidad: 'MM$', redondeado: false }],
    [1.234567, 'MM$', { pesos: 1_234_567, unidad: 'MM$', redondeado: false }],
    ['$2,350,180.00', '$', { pesos: 2_350_180, unidad: '$', redondeado: false }],
    ['$270.48', '$', { pesos: 270, unidad: '$', redondeado: true }],
    ['-$0.50', '$', { pesos: -1, unidad: '$', redondeado: true }],
  ] as const)('reads %j in a column of %s', (celda, columna, esperado) => {
    expect(leerPesos(celda, columna)).toStrictEqual({ ok: true, ...esperado });
  });

  it('refuses thousands that do not fit in pesos', () => {
    expect(leerPesos(Number.MAX_SAFE_INTEGER, 'M$')).toStrictEqual(DEMASIADO_GRANDE);
  });

  it('passes a refusal on', () => {
    expect(leerPesos('x', '$')).toStrictEqual(NO_SE_ENTIENDE);
    expect(leerPesos('', '$')).toBe(VACIA);
  });
});
