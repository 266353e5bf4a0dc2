import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compararFechas,
  diaDeSemana,
  diasEntre,
  esFecha,
  fechaDeNumero,
  formatearFecha,
  numeroDeDia,
  sumarDias,
} from './fecha.ts';

const dias = fc.integer({ min: numeroDeDia('0001-01-01'), max: numeroDeDia('9999-12-31') });

describe('esFecha', () => {
  it.each(['2024-02-29', '2000-02-29', '2024-12-31', '1970-01-01', '0001-01-01', '9999-12-31'])(
    'accepts %s',
    (texto) => {
      expect(esFecha(texto)).toBe(true);
    },
  );

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-01-32',
    '2024-1-1',
    '20240101',
    '26-04-2024',
    '2024-01-01T00:00:00Z',
    ' 2024-01-01',
    '+2024-01-01',
    '-002024-01',
    '+012024-01',
    '2024-01',
    '2024',
    '12024-01-01',
    '',
  ])('does not accept %j', (texto) => {
    expect(esFecha(texto)).toBe(false);
  });
});

describe('day numbers', () => {
  it('count from 1970-01-01', () => {
    expect(numeroDeDia('1970-01-01')).toBe(0);
    expect(numeroDeDia('1969-12-31')).toBe(-1);
    expect(numeroDeDia('2024-02-29')).toBe(19_782);
    expect(fechaDeNumero(19_782)).toBe('2024-02-29');
  });

  it('go there and back', () => {
    fc.assert(
      fc.property(dias, (dia) => {
        expect(numeroDeDia(fechaDeNumero(dia))).toBe(dia);
      }),
    );
  });

  it('refuse what is no date', () => {
    const error = new RangeError('A business date must be an existing day written YYYY-MM-DD.');
    expect(() => numeroDeDia('2024-02-30')).toThrow(error);
    expect(() => sumarDias('mañana', 1)).toThrow(error);
    expect(() => diaDeSemana('2023-02-29')).toThrow(error);
  });

  it('refuse years of five digits or before zero', () => {
    const error = new RangeError('A business date must lie between the years 0001 and 9999.');
    expect(() => sumarDias('9999-12-31', 1)).toThrow(error);
    expect(() => sumarDias('0001-01-01', -1)).toThrow(error);
  });
});

describe('diaDeSemana', () => {
  it.each([
    ['2026-11-16', 1],
    ['2026-11-17', 2],
    ['2026-11-20', 5],
    ['2026-11-21', 6],
    ['2026-11-22', 7],
    ['1969-12-28', 7],
  ])('%s is day %d', (fecha, semana) => {
    expect(diaDeSemana(fecha)).toBe(semana);
  });
});

describe('arithmetic', () => {
  it('crosses months, leap days and years', () => {
    expect(sumarDias('2024-02-28', 1)).toBe('2024-02-29');
    expect(sumarDias('2023-02-28', 1)).toBe('2023-03-01');
    expect(sumarDias('2025-01-01', -1)).toBe('2024-12-31');
    expect(diasEntre('2024-01-01', '2025-01-01')).toBe(366);
    expect(diasEntre('2024-03-01', '2024-02-28')).toBe(-2);
  });

  it('agrees with itself and with the order of the text', () => {
    fc.assert(
      fc.property(dias, dias, (a, b) => {
        const [desde, hasta] = [fechaDeNumero(a), fechaDeNumero(b)];
        expect(diasEntre(desde, hasta)).toBe(b - a);
        expect(sumarDias(desde, b - a)).toBe(hasta);
        expect(Math.sign(compararFechas(desde, hasta))).toBe(desde < hasta ? -1 : Number(desde > hasta));
      }),
    );
  });
});

describe('formatearFecha', () => {
  it('shows day, month and year', () => {
    expect(formatearFecha('2024-04-26')).toBe('26-04-2024');
  });

  it.each(['S/F', '2024-04-26T10:00', 'x2024-04-26', '2024-4-26'])('leaves %j as it is', (texto) => {
    expect(formatearFecha(texto)).toBe(texto);
  });
});
