import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dialecto, esAmbigua, formaDe, inferirDialecto } from './dialecto.ts';

const NADA = { veredicto: 'ambiguo', dmy: 0, mdy: 0, ambiguas: 0 };

describe('inferirDialecto', () => {
  it('judges the two ways of writing of one column apart', () => {
    const columna = [
      '21/03/2024',
      '08/08/2024',
      '05/04/2024',
      '4/17/2024',
      '5/24/2024',
      '7/2/2025',
      '12-09-2024',
      'N/A',
    ];
    expect(inferirDialecto(columna)).toStrictEqual({
      conCero: { veredicto: 'dmy', dmy: 1, mdy: 0, ambiguas: 1 },
      sinCero: { veredicto: 'mdy', dmy: 0, mdy: 2, ambiguas: 1 },
    });
  });

  it('says that both orders are proved', () => {
    expect(inferirDialecto(['11/29/2022', '29/11/2022', '30/11/2022']).conCero).toStrictEqual({
      veredicto: 'mixto',
      dmy: 2,
      mdy: 1,
      ambiguas: 0,
    });
  });

  it('says that neither is', () => {
    expect(inferirDialecto(['7/2/2025', '1/2/25']).sinCero).toStrictEqual({ ...NADA, ambiguas: 2 });
    expect(inferirDialecto([])).toStrictEqual({ conCero: NADA, sinCero: NADA });
  });

  it('reads two-digit years, blanks around and single digits in either place', () => {
    expect(inferirDialecto([' 14/6/23\u00a0', '6/14/23', '31/1/2025']).sinCero).toStrictEqual({
      veredicto: 'mixto',
      dmy: 2,
      mdy: 1,
      ambiguas: 0,
    });
  });

  it.each([
    '13/13/2024',
    '32/5/2024',
    '5/32/2024',
    '0/5/2024',
    '5/0/2024',
    '0/13/2024',
    '13/0/2024',
    '5/5/2024',
    '13-5-2024',
    '13/5',
    '13/5/2024x',
    'x13/5/2024',
    '13/5/202',
    '131/5/2024',
  ])('learns nothing from %j', (muestra) => {
    expect(inferirDialecto([muestra])).toStrictEqual({ conCero: NADA, sinCero: NADA });
  });

  it('takes 1 to 12 for months and up to 31 for days', () => {
    expect(
      inferirDialecto(['12/13/2024', '13/12/2024', '01/31/2024', '31/01/2024', '12/01/2024']).conCero,
    ).toStrictEqual({ veredicto: 'mixto', dmy: 2, mdy: 2, ambiguas: 1 });
  });

  it('never contradicts a column written in one order', () => {
    const fechas = fc.array(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
    );
    fc.assert(
      fc.property(fechas, fc.constantFrom<Dialecto>('dmy', 'mdy'), (dias, orden) => {
        const muestras = dias.map((dia) => {
          const [d, m] = [dia.getUTCDate(), dia.getUTCMonth() + 1];
          return `${orden === 'dmy' ? `${d}/${m}` : `${m}/${d}`}/${dia.getUTCFullYear()}`;
        });
        for (const { veredicto, dmy, mdy } of Object.values(inferirDialecto(muestras))) {
          expect([orden, 'ambiguo']).toContain(veredicto);
          expect(orden === 'dmy' ? mdy : dmy).toBe(0);
        }
      }),
    );
  });
});

describe('formaDe', () => {
  it.each([
    ['07/04/2024', 'conCero'],
    ['12/11/24', 'conCero'],
    ['7/04/2024', 'sinCero'],
    ['07/4/2024', 'sinCero'],
    ['7/4/2024', 'sinCero'],
    ['107/04/2024', 'sinCero'],
  ])('%s is %s', (texto, forma) => {
    expect(formaDe(texto)).toBe(forma);
  });
});

describe('esAmbigua', () => {
  it.each([
    ['7/2/2025', true],
    ['12/01/2025', true],
    ['5/5/2025', false],
    ['13/5/2025', false],
    ['5/13/2025', false],
    ['7-2-2025', false],
  ])('%s: %s', (texto, ambigua) => {
    expect(esAmbigua(texto)).toBe(ambigua);
  });
});
