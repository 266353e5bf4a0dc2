import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VACIA } from './lectura.ts';
import { formatearPorcentaje, leerPorcentaje } from './porcentaje.ts';

const NO_SE_ENTIENDE = { ok: false, motivo: 'No se entiende el porcentaje: escríbalo como 91,74%.' };
const FUERA_DE_FRACCION = {
  ok: false,
  motivo: 'La columna trae fracciones y este valor no está entre 0 y 1: corríjalo o agregue el signo %.',
};
const DEMASIADO_GRANDE = { ok: false, motivo: 'El porcentaje es demasiado grande: revise el valor.' };

describe('leerPorcentaje', () => {
  it.each([
    ['100%', 100],
    [' 91,74% ', 91.74],
    ['2.30%', 2.3],
    ['57', 57],
    ['57 %', 57],
    ['0,00%', 0],
    ['-3,5%', -3.5],
    ['−3%', -3],
    ['-0%', 0],
    ['999,99', 999.99],
    [57, 57],
    [0.9174, 0.92],
    [91.736, 91.74],
    [-0, 0],
    [999.99, 999.99],
  ])('reads %j as %d points', (celda, porcentaje) => {
    expect(leerPorcentaje(celda)).toStrictEqual({ ok: true, porcentaje });
  });

  it.each([
    [0.9174, 91.74],
    ['0,9174', 91.74],
    ['0.5', 50],
    [1, 100],
    ['1', 100],
    [0, 0],
    ['91,74%', 91.74],
    ['1%', 1],
    ['1 %', 1],
  ])('reads %j as %d points where fractions are told', (celda, porcentaje) => {
    expect(leerPorcentaje(celda, { fraccion: true })).toStrictEqual({ ok: true, porcentaje });
  });

  it.each([57, '57', 1.01, -0.01, '-0,5', Number.NaN])('refuses %j as a fraction', (celda) => {
    expect(leerPorcentaje(celda, { fraccion: true })).toStrictEqual(FUERA_DE_FRACCION);
  });

  it.each([
    '2.305%',
    '2,305',
    '1.000%',
    '%',
    '5%%',
    '5%x',
    'x5%',
    'medio',
    '1.234,5%',
    ',5%',
    '5,%',
    '--5%',
    '1000',
  ])('refuses %j rather than guess', (celda) => {
    expect(leerPorcentaje(celda)).toStrictEqual(NO_SE_ENTIENDE);
    expect(leerPorcentaje(`${celda} x`, { fraccion: true })).toStrictEqual(NO_SE_ENTIENDE);
  });

  it.each(['x0.5', '0.5x', '0.5.5'])('refuses %j where fractions are told', (celda) => {
    expect(leerPorcentaje(celda, { fraccion: true })).toStrictEqual(NO_SE_ENTIENDE);
  });

  it.each([1000, -1000, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d as too large', (celda) => {
    expect(leerPorcentaje(celda)).toStrictEqual(DEMASIADO_GRANDE);
  });

  it('tells an empty cell from a bad one', () => {
    expect(leerPorcentaje('')).toBe(VACIA);
    expect(leerPorcentaje('-', { fraccion: true })).toBe(VACIA);
  });

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), (centesimos) => {
        const porcentaje = centesimos / 100;
        expect(leerPorcentaje(formatearPorcentaje(porcentaje))).toStrictEqual({ ok: true, porcentaje });
      }),
    );
  });
});

describe('formatearPorcentaje', () => {
  it.each([
    [91.74, '91,74%'],
    [100, '100%'],
    [2.3, '2,3%'],
  ])('shows %d as %s', (porcentaje, texto) => {
    expect(formatearPorcentaje(porcentaje)).toBe(texto);
  });
});
