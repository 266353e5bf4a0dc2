import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPesos, formatearMiles, formatearPesos, numeroAPesos } from './dinero.ts';

describe('aPesos', () => {
  it.each([
    [1_395_820, '$', 0, 1_395_820],
    [817_390, 'M$', 0, 817_390_000],
    [-1570, 'M$', 0, -1_570_000],
    [1234, 'M$', 56, 1_234_560],
    [1234, 'MM$', 56, 1_234_560_000],
    [-1234, 'M$', -5, -1_234_050],
    [10, '$', 49, 10],
    [10, '$', 50, 11],
    [-10, '$', -50, -11],
    [0, '$', -49, 0],
  ] as const)('%d %s and %d hundredths are %d pesos', (valor, unidad, decimales, pesos) => {
    expect(aPesos(valor, unidad, decimales)).toBe(pesos);
  });

  it('takes no hundredths unless given', () => {
    expect(aPesos(5, 'M$')).toBe(5000);
    expect(aPesos(5, '$')).toBe(5);
  });

  it.each([
    [Number.MAX_SAFE_INTEGER, 'M$'],
    [Number.MAX_SAFE_INTEGER + 1, '$'],
    [1.5, '$'],
    [Number.NaN, '$'],
  ] as const)('refuses %d %s', (valor, unidad) => {
    expect(() => aPesos(valor, unidad)).toThrow(new RangeError('El monto no cabe en pesos enteros.'));
  });

  it('is a thousand times as much in M$, hundredths included', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(99), (valor, centesimos) => {
        const decimales = valor < 0 ? -centesimos : centesimos;
        expect(aPesos(valor, 'M$', decimales)).toBe(Math.round((valor + decimales / 100) * 1000));
      }),
    );
  });
});

describe('numeroAPesos', () => {
  it.each([
    [1.234567, 'MM$', 1_234_567],
    [-0.5, 'MM$', -500_000],
    [817.3905, 'M$', 817_391],
    [0.1 + 0.2, 'M$', 300],
    [10.5, '$', 11],
    [-10.5, '$', -11],
    [-0, 'M$', 0],
  ] as const)('%d %s are %d pesos', (numero, unidad, pesos) => {
    expect(numeroAPesos(numero, unidad)).toBe(pesos);
  });

  it('loses no peso of an amount that was divided into thousands or millions', () => {
    const pesos = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 });
    fc.assert(
      fc.property(
        pesos,
        fc.constantFrom(['M$', 1000] as const, ['MM$', 1_000_000] as const),
        (n, [unidad, of]) => {
          expect(numeroAPesos(n / of, unidad)).toBe(n);
        },
      ),
    );
  });

  it('refuses what is no safe integer of pesos', () => {
    expect(() => numeroAPesos(1e12, 'MM$')).toThrow(RangeError);
  });
});

describe('formatearPesos', () => {
  it.each([
    [1_236_699_331, '$1.236.699.331'],
    [-1570, '-$1.570'],
    [0, '$0'],
    [-0, '$0'],
    [999, '$999'],
    [1000, '$1.000'],
  ])('shows %d as %s', (pesos, texto) => {
    expect(formatearPesos(pesos)).toBe(texto);
  });
});

describe('formatearMiles', () => {
  it.each([
    [1_236_699_331, 'M$1.236.699'],
    [1500, 'M$2'],
    [-1500, '-M$2'],
    [1499, 'M$1'],
    [-400, 'M$0'],
    [0, 'M$0'],
  ])('shows %d pesos as %s', (pesos, texto) => {
    expect(formatearMiles(pesos)).toBe(texto);
  });
});
