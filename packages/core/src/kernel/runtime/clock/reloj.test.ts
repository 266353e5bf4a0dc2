import { afterEach, describe, expect, it, vi } from 'vitest';
import { sumarDias } from '../../declare/valores/fecha.ts';
import { crearCalendario } from './calendario.ts';
import { relojDeSistema, relojFijo } from './reloj.ts';

const HORA = 3_600_000;

/** The Sunday from the 2nd to the 8th of a month, when Chile changes its clocks. */
const domingoDelCambio = (anio: number, mes: number): string => {
  const dos = new Date(Date.UTC(anio, mes - 1, 2));
  return new Date(dos.getTime() + ((7 - dos.getUTCDay()) % 7) * 24 * HORA).toISOString().slice(0, 10);
};

const anios = Array.from({ length: 9 }, (_, lugar) => 2024 + lugar);

afterEach(() => {
  vi.useRealTimers();
});

describe('the local date in Santiago', () => {
  const { fechaLocal } = relojFijo('2026-11-21T12:00:00Z');

  it('follows the offset of the season', () => {
    expect(fechaLocal('2026-01-15T02:59:59Z')).toBe('2026-01-14');
    expect(fechaLocal('2026-01-15T03:00:00Z')).toBe('2026-01-15');
    expect(fechaLocal('2026-07-15T03:59:59Z')).toBe('2026-07-14');
    expect(fechaLocal('2026-07-15T04:00:00Z')).toBe('2026-07-15');
    expect(fechaLocal('2026-01-15T00:00:00-03:00')).toBe('2026-01-15');
  });

  it.each(anios)('lives the last hour of Saturday twice when summer time ends in %d', (anio) => {
    const domingo = domingoDelCambio(anio, 4);
    const sabado = sumarDias(domingo, -1);
    expect(fechaLocal(`${domingo}T02:59:59Z`)).toBe(sabado);
    expect(fechaLocal(`${domingo}T03:00:00Z`)).toBe(sabado);
    expect(fechaLocal(`${domingo}T03:59:59.999Z`)).toBe(sabado);
    expect(fechaLocal(`${domingo}T04:00:00Z`)).toBe(domingo);
    expect(fechaLocal(`${sumarDias(domingo, 1)}T03:59:59Z`)).toBe(domingo);
  });

  it.each(anios)("begins Sunday at one o'clock when summer time begins in %d", (anio) => {
    const domingo = domingoDelCambio(anio, 9);
    const sabado = sumarDias(domingo, -1);
    expect(fechaLocal(`${domingo}T03:59:59.999Z`)).toBe(sabado);
    expect(fechaLocal(`${domingo}T04:00:00Z`)).toBe(domingo);
    expect(fechaLocal(`${sumarDias(domingo, 1)}T02:59:59Z`)).toBe(domingo);
    expect(fechaLocal(`${sumarDias(domingo, 1)}T03:00:00Z`)).toBe(sumarDias(domingo, 1));
  });

  it('passes through every day from 2024 to 2032 once and in order, 23 to 25 hours each', () => {
    const horas = new Map<string, number>();
    for (
      let instante = Date.parse('2024-01-01T03:00:00Z');
      instante < Date.parse('2033-01-01T03:00:00Z');
      instante += HORA
    ) {
      const fecha = fechaLocal(new Date(instante).toISOString());
      horas.set(fecha, (horas.get(fecha) ?? 0) + 1);
    }
    const dias = [...horas.keys()];
    expect(dias).toHaveLength(3288);
    expect(dias).toStrictEqual(dias.toSorted());
    expect([...horas].filter(([, cuantas]) => cuantas === 25).map(([dia]) => dia)).toStrictEqual(
      anios.map((anio) => sumarDias(domingoDelCambio(anio, 4), -1)),
    );
    expect([...horas].filter(([, cuantas]) => cuantas === 23).map(([dia]) => dia)).toStrictEqual(
      anios.map((anio) => domingoDelCambio(anio, 9)),
    );
    expect(new Set(horas.values())).toStrictEqual(new Set([23, 24, 25]));
  });
});

describe('relojFijo', () => {
  it('stands still until told', () => {
    const reloj = relojFijo('2026-11-21T23:30:00-03:00');
    expect(reloj.ahora()).toBe('2026-11-22T02:30:00.000Z');
    expect(reloj.hoy()).toBe('2026-11-21');
    reloj.avanzar(30 * 60_000);
    expect(reloj.ahora()).toBe('2026-11-22T03:00:00.000Z');
    expect(reloj.hoy()).toBe('2026-11-22');
    reloj.fijar('2027-01-01T12:00:00Z');
    expect(reloj.hoy()).toBe('2027-01-01');
  });

  it('lives in the zone it is given', () => {
    const config = { zona: 'Pacific/Easter' };
    expect(relojFijo('2026-11-22T04:30:00Z', config).zona).toBe('Pacific/Easter');
    expect(relojFijo('2026-11-22T04:30:00Z').zona).toBe('America/Santiago');
    expect(relojFijo('2026-11-22T04:30:00Z', config).hoy()).toBe('2026-11-21');
    expect(relojFijo('2026-11-22T05:00:00Z', config).hoy()).toBe('2026-11-22');
  });

  it('refuses a zone that does not exist', () => {
    expect(() => relojFijo('2026-11-22T04:30:00Z', { zona: 'America/Chillan' })).toThrow(RangeError);
  });

  it('counts days from dates and instants, to today unless said', () => {
    const { dias } = relojFijo('2026-11-23T15:00:00Z');
    expect(dias('2026-11-20')).toBe(3);
    expect(dias('2026-12-01')).toBe(-8);
    expect(dias('2026-11-20T02:00:00Z')).toBe(4);
    expect(dias('2026-11-20', '2026-11-21')).toBe(1);
    expect(dias('2026-11-20', '2026-11-22T02:00:00Z')).toBe(1);
  });

  it('counts working days alike', () => {
    const { habiles, sumarHabiles, esHabil } = relojFijo('2026-11-23T15:00:00Z');
    expect(habiles('2026-11-20')).toBe(1);
    expect(habiles('2026-11-25')).toBe(-2);
    expect(habiles('2026-11-20T02:00:00Z')).toBe(2);
    expect(habiles('2026-12-07', '2026-12-09')).toBe(1);
    expect(habiles('2026-12-07', '2026-12-10T02:00:00Z')).toBe(1);
    expect(sumarHabiles('2026-12-07', 1)).toBe('2026-12-09');
    expect(sumarHabiles('2026-12-08T02:00:00Z', 1)).toBe('2026-12-09');
    expect(esHabil('2026-12-08')).toBe(false);
    expect(esHabil('2026-12-09')).toBe(true);
  });

  it('works by the calendar it is given', () => {
    const calendario = crearCalendario({ comuna: '16101' });
    expect(relojFijo('2026-08-21T12:00:00Z', { calendario }).habiles('2026-08-19')).toBe(1);
    expect(relojFijo('2026-08-21T12:00:00Z').habiles('2026-08-19')).toBe(2);
  });
});

describe('relojDeSistema', () => {
  it('reads the clock of the machine each time', () => {
    vi.useFakeTimers({ now: Date.parse('2026-04-05T03:30:00Z') });
    const reloj = relojDeSistema();
    expect(reloj.ahora()).toBe('2026-04-05T03:30:00.000Z');
    expect(reloj.hoy()).toBe('2026-04-04');
    vi.setSystemTime(Date.parse('2026-04-05T04:00:00Z'));
    expect(reloj.hoy()).toBe('2026-04-05');
    expect(relojDeSistema({ zona: 'UTC' }).hoy()).toBe('2026-04-05');
    expect(relojDeSistema({ zona: 'Pacific/Easter' }).hoy()).toBe('2026-04-04');
  });
});
