import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralizarFormula } from './formula.ts';

describe('neutralizarFormula', () => {
  it.each([
    '=1+1',
    '+56 9 1234',
    '-2+3',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '  =cmd',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    '\n=1',
  ])('puts an apostrophe before %j', (texto) => {
    expect(neutralizarFormula(texto)).toBe(`'${texto}`);
  });

  it.each(['', 'Obra', ' Obra', 'a=b', 'correo@gore.cl', "'=1", '1-2', '$-5', 'a\tb', 'a\n=b', ' \tx'])(
    'leaves %j alone',
    (texto) => {
      expect(neutralizarFormula(texto)).toBe(texto);
    },
  );

  it('never lets a formula start through, and is done after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n a1'") }), (texto) => {
        const seguro = neutralizarFormula(texto);
        expect(seguro).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(seguro.endsWith(texto)).toBe(true);
        expect(neutralizarFormula(seguro)).toBe(seguro);
      }),
    );
  });
});
