import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escribirBip, leerBip } from './bip.ts';
import { VACIA } from './lectura.ts';

describe('leerBip', () => {
  it.each([
    ['40055832', '40055832', 0],
    [' 30002297-0 ', '30002297', 0],
    ['40026156- 0', '40026156', 0],
    ['40012252 -11', '40012252', 11],
    ['40012707 – 7', '40012707', 7],
    ['40012707-07', '40012707', 7],
    [20119065, '20119065', 0],
  ])('reads %j as %s part %d', (celda, bip, sufijo) => {
    expect(leerBip(celda)).toStrictEqual({ ok: true, bip, sufijo });
  });

  it.each(['4004727-0', '4004727', '4004727 - 12'])('warns about the seven digits of %s', (celda) => {
    expect(leerBip(celda)).toStrictEqual({
      ok: false,
      motivo: 'El código BIP tiene 7 dígitos y debe tener 8: complete el que falta.',
    });
  });

  it.each([
    'CVC-AD-16',
    '400558321',
    '40055832-123',
    '40055832-',
    '40055832 0',
    '40055832-K',
    'x40055832',
    '4005583x',
    '40055832-0x',
    'x4004727',
    '4004727x',
    '4004727-123',
  ])('refuses %j', (celda) => {
    expect(leerBip(celda)).toStrictEqual({
      ok: false,
      motivo: 'No es un código BIP: escriba sus 8 dígitos, por ejemplo 40055832-0.',
    });
  });

  it('tells an empty cell from a bad one', () => {
    expect(leerBip('')).toBe(VACIA);
  });

  it('reads back what it writes, whatever the suffix', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 99_999_999 }), fc.nat(99), (numero, sufijo) => {
        const bip = String(numero);
        expect(leerBip(escribirBip({ bip, sufijo }))).toStrictEqual({ ok: true, bip, sufijo });
      }),
    );
  });
});
