import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limpiar, plegar, unificarGuiones } from './texto.ts';

describe('limpiar', () => {
  it.each([
    ['  MONTO   FNDR M$ ', 'MONTO FNDR M$'],
    ['\u00a0$\u00a01.395\u00a0', '$ 1.395'],
    ['Nº MEMO\nRES.\tAPRUEBA\r\nCONV', 'Nº MEMO RES. APRUEBA CONV'],
    ['\ufeffRUT\u200b\u200e', 'RUT'],
    ['a \u200b b', 'a b'],
    ['a\u0007b\u00adc', 'abc'],
    ['Ã‘uble', 'Ñuble'],
    ['RÃ\u008dO', 'RÍO'],
    ['pingu\u0308ino', 'pingüino'],
    ['', ''],
  ])('turns %j into %j', (crudo, limpio) => {
    expect(limpiar(crudo)).toBe(limpio);
  });

  it('never leaves doubled blanks, blanks at the ends or line ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...' \u00a0\t\n\u200bañÉ.') }), (crudo) => {
        const limpio = limpiar(crudo);
        expect(limpio).toBe(limpio.trim());
        expect(limpio).not.toMatch(/[^\S ]| {2}/);
        expect(limpiar(limpio)).toBe(limpio);
      }),
    );
  });
});

describe('unificarGuiones', () => {
  it('writes every dash and the minus sign alike', () => {
    expect(unificarGuiones('a‐b‑c‒d–e—f―g−h-i')).toBe('a-b-c-d-e-f-g-h-i');
  });

  it('keeps other signs', () => {
    expect(unificarGuiones('a_b~c·d‖e')).toBe('a_b~c·d‖e');
  });
});

describe('plegar', () => {
  it.each([
    ['Ñiquén', 'NIQUEN'],
    [' chillán  viejo ', 'CHILLAN VIEJO'],
    ['RÁNQUIL', 'RANQUIL'],
    ['N° RES – 1ª', 'NO RES - 1A'],
    ['Nº RES - 1a', 'NO RES - 1A'],
    ['PINGÜINO', 'PINGUINO'],
    ['Ã‘UBLE', 'NUBLE'],
  ])('folds %j to %j', (texto, clave) => {
    expect(plegar(texto)).toBe(clave);
  });

  it('is its own key, and forgets case and accents', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (texto) => {
        const clave = plegar(texto);
        fc.pre(limpiar(clave) === clave);
        expect(plegar(clave)).toBe(clave);
        expect(clave).not.toMatch(/[áéíóúñüÁÉÍÓÚÑÜ]/);
      }),
    );
  });
});
