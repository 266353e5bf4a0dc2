import { describe, expect, it } from 'vitest';
import { leerCodigoUnico } from './codigo-unico.ts';
import { VACIA } from './lectura.ts';

describe('leerCodigoUnico', () => {
  it.each([
    ['20119065-2020', '20119065', 0, 2020, 2020],
    [' 40045787-2022/2024 ', '40045787', 0, 2022, 2024],
    ['40012252-3-2021', '40012252', 3, 2021, 2021],
    ['30002297 – 1999', '30002297', 0, 1999, 1999],
    ['40045787-2022/2022', '40045787', 0, 2022, 2022],
  ])('reads %j as an initiative with its years', (celda, bip, sufijo, desde, hasta) => {
    expect(leerCodigoUnico(celda)).toStrictEqual({
      ok: true,
      codigo: { tipo: 'bip', bip, sufijo, desde, hasta },
    });
  });

  it.each([
    ['-2024', 2024, 2024],
    [' - 2023/2025', 2023, 2025],
  ])('reads %j as a year without BIP', (celda, desde, hasta) => {
    expect(leerCodigoUnico(celda)).toStrictEqual({ ok: true, codigo: { tipo: 'anual', desde, hasta } });
  });

  it.each([
    'CVC-AD-16-2024',
    'CVC-AD-16',
    '2401AM0004',
    'INT REG 3-2025',
    '1-2019',
    '40055832-1899',
    '40055832-2100',
    '40055832-2024/25',
    '40055832-20245',
    '2024',
  ])('keeps %j as text', (texto) => {
    expect(leerCodigoUnico(texto)).toStrictEqual({ ok: true, codigo: { tipo: 'otro', texto } });
  });

  it('cleans the text it keeps', () => {
    expect(leerCodigoUnico(' T-EMERG  4 ')).toStrictEqual({
      ok: true,
      codigo: { tipo: 'otro', texto: 'T-EMERG 4' },
    });
    expect(leerCodigoUnico('TC–BIO–2024')).toStrictEqual({
      ok: true,
      codigo: { tipo: 'otro', texto: 'TC-BIO-2024' },
    });
  });

  it('asks for the year of a bare BIP', () => {
    expect(leerCodigoUnico(40055832)).toStrictEqual({
      ok: false,
      motivo:
        'Al código único le falta el año presupuestario: escríbalo al final, por ejemplo 40055832-2025.',
    });
  });

  it('refuses years the wrong way round', () => {
    expect(leerCodigoUnico('40045787-2024/2022')).toStrictEqual({
      ok: false,
      motivo: 'Los años del código único están al revés: escriba primero el año inicial.',
    });
  });

  it('tells an empty cell and an error mark from a code', () => {
    expect(leerCodigoUnico('-')).toBe(VACIA);
    expect(leerCodigoUnico('#REF!')).toMatchObject({ ok: false });
  });
});
