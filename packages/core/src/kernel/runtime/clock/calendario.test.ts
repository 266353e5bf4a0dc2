import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { diaDeSemana, fechaDeNumero, numeroDeDia, sumarDias } from '../../declare/valores/fecha.ts';
import { type Calendario, calendarioHabil, crearCalendario } from './calendario.ts';
import { feriadosDelAnio } from './feriados.ts';

const EXTRAS = [
  { fecha: '2028-10-30', nombre: 'Elecciones' },
  { fecha: '2028-10-29', nombre: 'Elecciones, en domingo' },
  { fecha: '2026-12-25', nombre: 'Navidad otra vez' },
  { fecha: '1985-03-04', nombre: 'Feriado local' },
];
const CHILLAN = { comuna: '16101', extras: EXTRAS };

const nacional = crearCalendario();
const chillan = crearCalendario(CHILLAN);

const fechas = fc
  .integer({ min: numeroDeDia('1984-01-01'), max: numeroDeDia('2065-12-31') })
  .map(fechaDeNumero);
const calendarios = fc.constantFrom<Calendario>(nacional, chillan);

describe('esHabil', () => {
  it.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-12-08', false],
    ['2026-12-25', false],
    ['2024-09-20', false],
    ['2024-09-17', true],
    ['2026-04-02', true],
    ['2026-04-03', false],
    ['2026-08-20', true],
    ['2061-01-03', true],
    ['1989-12-25', true],
  ])('%s: %s', (fecha, habil) => {
    expect(nacional.esHabil(fecha)).toBe(habil);
  });

  it('knows the place and the extra days', () => {
    expect(chillan.esHabil('2026-08-20')).toBe(false);
    expect(chillan.esHabil('2028-10-30')).toBe(false);
    expect(chillan.esHabil('1985-03-04')).toBe(false);
    expect(nacional.esHabil('2028-10-30')).toBe(true);
  });

  it('follows weekdays and holidays on every day of seventy years', () => {
    for (let anio = 1990; anio <= 2060; anio += 1) {
      const feriados = new Set(feriadosDelAnio(anio, CHILLAN).map(({ fecha }) => fecha));
      for (let fecha = `${anio}-01-01`; fecha.startsWith(`${anio}`); fecha = sumarDias(fecha, 1)) {
        if (chillan.esHabil(fecha) === (diaDeSemana(fecha) > 5 || feriados.has(fecha))) expect.fail(fecha);
      }
    }
  });

  it('refuses an extra day that is no date', () => {
    expect(() => crearCalendario({ extras: [{ fecha: 'mañana', nombre: 'x' }] })).toThrow(RangeError);
  });
});

describe('habiles', () => {
  it.each([
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-21', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-21', '2026-11-23', 1],
    ['2026-11-16', '2026-11-20', 4],
    ['2026-12-07', '2026-12-09', 1],
    ['2024-09-16', '2024-09-23', 2],
    ['2023-12-31', '2024-12-31', 249],
    ['2026-11-23', '2026-11-20', -1],
    ['1969-12-26', '1970-01-02', 5],
  ])('from %s to %s go %d by', (desde, hasta, cuenta) => {
    expect(nacional.habiles(desde, hasta)).toBe(cuenta);
  });

  it('counts the days after the first, up to and including the last', () => {
    fc.assert(
      fc.property(calendarios, fechas, fc.nat(400), ({ habiles, esHabil }, desde, dias) => {
        const recorridos = Array.from({ length: dias }, (_, lugar) => sumarDias(desde, lugar + 1));
        expect(habiles(desde, sumarDias(desde, dias))).toBe(recorridos.filter(esHabil).length);
      }),
    );
  });

  it('is the difference of the ordinals, and of opposite sign the other way', () => {
    fc.assert(
      fc.property(calendarios, fechas, fechas, ({ habiles, ordinal }, a, b) => {
        expect(habiles(a, b)).toBe(ordinal(b) - ordinal(a));
        expect(habiles(a, b) + habiles(b, a)).toBe(0);
      }),
    );
  });
});

describe('sumarHabiles', () => {
  it.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-20', 0, '2026-11-20'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-23', -1, '2026-11-20'],
    ['2026-12-07', 1, '2026-12-09'],
    ['2026-12-07', 15, '2026-12-30'],
    ['2024-09-17', 2, '2024-09-24'],
    ['2027-01-04', -1, '2026-12-31'],
  ])('%s and %d working days is %s', (fecha, n, esperada) => {
    expect(nacional.sumarHabiles(fecha, n)).toBe(esperada);
  });

  it('lands on a working day, that many working days away', () => {
    fc.assert(
      fc.property(calendarios, fechas, fc.integer({ min: 1, max: 60 }), (calendario, fecha, n) => {
        const { sumarHabiles, habiles, esHabil } = calendario;
        const despues = sumarHabiles(fecha, n);
        expect(esHabil(despues)).toBe(true);
        expect(habiles(fecha, despues)).toBe(n);
        const antes = sumarHabiles(fecha, -n);
        expect(esHabil(antes)).toBe(true);
        expect(habiles(antes, fecha)).toBe(esHabil(fecha) ? n : n - 1);
      }),
    );
  });
});

describe('calendarioHabil', () => {
  const ordinales = new Map<string, number>();

  beforeAll(() => {
    for (const { fecha, ordinal } of calendarioHabil('1984-01-01', '2065-12-31', CHILLAN))
      ordinales.set(fecha, ordinal);
  });

  it('has one row for each day, both ends included', () => {
    expect(calendarioHabil('2026-11-20', '2026-11-23')).toStrictEqual(
      ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map((fecha) => ({
        fecha,
        ordinal: nacional.ordinal(fecha),
      })),
    );
    expect(calendarioHabil('2026-11-20', '2026-11-20')).toHaveLength(1);
    expect(calendarioHabil('2026-11-20', '2026-11-19')).toStrictEqual([]);
    expect(calendarioHabil('2026-11-20', '2020-01-01')).toStrictEqual([]);
    expect(ordinales.size).toBe(numeroDeDia('2065-12-31') - numeroDeDia('1984-01-01') + 1);
  });

  it('gives SQL the same count as the calendar', () => {
    fc.assert(
      fc.property(fechas, fechas, (a, b) => {
        expect(chillan.habiles(a, b)).toBe(
          (ordinales.get(b) ?? Number.NaN) - (ordinales.get(a) ?? Number.NaN),
        );
      }),
    );
  });

  it('starts alike whatever the range', () => {
    const [primera] = calendarioHabil('2026-11-21', '2026-11-30', CHILLAN);
    expect(primera).toStrictEqual({ fecha: '2026-11-21', ordinal: ordinales.get('2026-11-21') });
  });
});
