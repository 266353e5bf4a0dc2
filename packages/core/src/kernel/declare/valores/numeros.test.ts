import { describe, expect, it } from 'vitest';
import { conDecimales, conPuntos } from './numeros.ts';

describe('numbers as written in Chile', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1.000'],
    [12345678, '12.345.678'],
    [0.4, '0'],
  ])('writes %d whole as %s', (numero, texto) => {
    expect(conPuntos(numero)).toBe(texto);
  });

  it.each([
    [91.74, '91,74'],
    [1091.746, '1.091,75'],
    [100, '100'],
    [2.3, '2,3'],
  ])('writes %d with decimals as %s', (numero, texto) => {
    expect(conDecimales(numero)).toBe(texto);
  });
});
