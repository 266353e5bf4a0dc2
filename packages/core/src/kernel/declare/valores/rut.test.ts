import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VACIA } from './lectura.ts';
import { digitoVerificador, esRut, formatearRut, leerRut } from './rut.ts';

const NO_ES_RUT = { ok: false, motivo: 'No es un RUT: escríbalo completo, por ejemplo 12.345.678-5.' };
const MAL_DIGITO = {
  ok: false,
  motivo: 'El dígito verificador no corresponde al número: revise el RUT completo.',
};

const cuerpos = fc.integer({ min: 1, max: 99_999_999 });

describe('leerRut', () => {
  it.each([
    ['12345678-5', '12345678-5'],
    ['12.345.678-5', '12345678-5'],
    [' 12.345.678 - 5 ', '12345678-5'],
    ['\u00a012.345.678–5\u00a0', '12345678-5'],
    ['123456785', '12345678-5'],
    ['012345678-5', '12345678-5'],
    ['7654321-6', '7654321-6'],
    ['07.654.321-6', '7654321-6'],
    ['10000013-k', '10000013-K'],
    ['60.803.000-K', '60803000-K'],
    ['10000004-0', '10000004-0'],
    ['11111111-1', '11111111-1'],
    ['66666666-6', '66666666-6'],
    ['69.141.000-5', '69141000-5'],
    ['1-9', '1-9'],
    [123456785, '12345678-5'],
  ])('reads %j as %s', (celda, rut) => {
    expect(leerRut(celda)).toStrictEqual({ ok: true, rut });
  });

  it.each(['12345678-9', '11111111-K', '123456789', '10000013-0'])(
    'refuses the check digit of %s',
    (celda) => {
      expect(leerRut(celda)).toStrictEqual(MAL_DIGITO);
    },
  );

  it.each([
    '123456789-5',
    '0-0',
    'K',
    '-5',
    '1234-5678-5',
    '12345678-KK',
    'K2345678-5',
    '12,345,678-5',
    'x12345678-5',
    '12345678-5x',
    'EN TRAMITE',
  ])('refuses the form of %j', (celda) => {
    expect(leerRut(celda)).toStrictEqual(NO_ES_RUT);
  });

  it('tells an empty cell from a bad one', () => {
    expect(leerRut(' - ')).toBe(VACIA);
  });

  it('accepts exactly one check digit for each number', () => {
    fc.assert(
      fc.property(cuerpos, (cuerpo) => {
        const validos = [...'0123456789K'].filter((digito) => leerRut(`${cuerpo}-${digito}`).ok);
        expect(validos).toStrictEqual([digitoVerificador(cuerpo)]);
      }),
    );
  });

  it('finds out one mistyped digit, always', () => {
    fc.assert(
      fc.property(cuerpos, fc.nat(7), fc.integer({ min: 1, max: 9 }), (cuerpo, lugar, salto) => {
        const digitos = [...String(cuerpo)];
        const indice = lugar % digitos.length;
        digitos[indice] = String((Number(digitos[indice]) + salto) % 10);
        expect(leerRut(`${digitos.join('')}-${digitoVerificador(cuerpo)}`).ok).toBe(false);
      }),
    );
  });
});

describe('esRut', () => {
  it.each(['12345678-5', '60803000-K', '1-9'])('accepts %s', (texto) => {
    expect(esRut(texto)).toBe(true);
  });

  it.each([
    '12.345.678-5',
    '12345678-9',
    '60803000-k',
    '012345678-5',
    ' 12345678-5',
    '12345678-5 ',
    '123456785',
    '123456789-2',
    '',
  ])('does not accept %j', (texto) => {
    expect(esRut(texto)).toBe(false);
  });
});

describe('formatearRut', () => {
  it.each([
    ['12345678-5', '12.345.678-5'],
    ['1-9', '1-9'],
    ['60803000-K', '60.803.000-K'],
    ['sin validar', 'sin validar'],
    ['12345678-5x', '12345678-5x'],
  ])('shows %s as %s', (rut, texto) => {
    expect(formatearRut(rut)).toBe(texto);
  });

  it('is undone by reading', () => {
    fc.assert(
      fc.property(cuerpos, (cuerpo) => {
        const rut = `${cuerpo}-${digitoVerificador(cuerpo)}`;
        expect(esRut(rut)).toBe(true);
        expect(leerRut(formatearRut(rut))).toStrictEqual({ ok: true, rut });
      }),
    );
  });
});
