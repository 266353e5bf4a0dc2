import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, sampleDates } from './dates.ts';

const column = (...dates: readonly string[]) => {
  const sampling = sampleDates();
  for (const date of dates) sampling.add(date);
  return sampling.evidence();
};

describe('a date with slashes', () => {
  it('is read in the order its column proves', () => {
    expect(readDate('2/7/2025', column('4/17/2024'))).toEqual({ ok: true, valor: '2025-02-07' });
    expect(readDate('2/7/2025', column('17/4/2024'))).toEqual({ ok: true, valor: '2025-07-02' });
  });

  it('is judged apart from those written with zeros', () => {
    const mixed = column('4/17/2024', '17/04/2024');
    expect(readDate('2/7/2025', mixed)).toMatchObject({ valor: '2025-02-07' });
    expect(readDate('02/07/2025', mixed)).toMatchObject({ valor: '2025-07-02' });
  });

  it('is read day first, with a warning, when its column proves nothing', () => {
    expect(readDate('2/7/2025', column())).toMatchObject({
      valor: '2025-07-02',
      aviso: expect.stringContaining('02-07-2025'),
    });
  });

  it('is read in the likelier order, with a warning, when its column proves both', () => {
    const both = column('04/17/2024', '05/24/2024', '13/02/2024');
    expect(readDate('02/07/2025', both)).toMatchObject({
      valor: '2025-02-07',
      aviso: expect.stringContaining('02/07/2025'),
    });
  });

  it('needs no proof when only one order makes sense', () => {
    expect(readDate('11/29/2022', column('13/02/2024'))).toEqual({ ok: true, valor: '2022-11-29' });
    expect(readDate('5/5/2025', column())).toEqual({ ok: true, valor: '2025-05-05' });
  });
});

describe('any other date', () => {
  it.each([
    ['26-04-2024', '2024-04-26'],
    ['27.09.2022', '2022-09-27'],
    ['2024-04-26', '2024-04-26'],
    [45_408, '2024-04-26'],
  ])('%s', (cell, valor) => {
    expect(readDate(cell, undefined)).toEqual({ ok: true, valor });
  });

  it('is empty when it is day zero, and refused when it is a typo', () => {
    expect(readDate('30-12-1899', undefined)).toMatchObject({ ok: false, vacia: true });
    expect(readDate('14-089-2024', undefined)).toMatchObject({ ok: false });
  });

  it('is a real date, whatever the cell says', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.integer({ min: 1990, max: 2040 }), (a, b, year) => {
        const reading = readDate(`${a}/${b}/${year}`, undefined);
        if (reading.ok)
          expect(new Date(`${reading.valor}T00:00:00Z`).toISOString().slice(0, 10)).toBe(reading.valor);
      }),
    );
  });
});
