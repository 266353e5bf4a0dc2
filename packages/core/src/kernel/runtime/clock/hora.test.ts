import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { esHora, horaLocal, instanteDe } from './hora.ts';
import { relojFijo } from './reloj.ts';

const zona = 'America/Santiago';

describe('the time of the day', () => {
  it.each([
    ['08:00', true],
    ['23:59', true],
    ['24:00', false],
    ['8:00', false],
    ['', false],
    ['08:00:00', false],
    ['108:00', false],
  ])('%s is one: %s', (texto, es) => expect(esHora(texto)).toBe(es));

  it.each([
    ['2026-07-15T12:00:00.000Z', '08:00'],
    ['2026-01-15T11:00:00.000Z', '08:00'],
  ])('at %s is %s in Santiago', (instante, hora) => {
    expect(horaLocal(zona, instante)).toBe(hora);
  });

  it.each([
    // Midnight of 6 September 2026 does not exist: the clocks go from 23:59 to 01:00.
    ['2026-09-06', '00:00', '2026-09-06T04:00:00.000Z'],
    ['2026-09-06', '00:30', '2026-09-06T04:30:00.000Z'],
    ['2026-09-06', '01:00', '2026-09-06T04:00:00.000Z'],
    // 23:30 of 4 April 2026 is shown twice.
    ['2026-04-04', '23:30', '2026-04-05T02:30:00.000Z'],
    ['2026-04-05', '08:00', '2026-04-05T12:00:00.000Z'],
  ])('%s at %s is the instant %s', (fecha, hora, instante) => {
    expect(instanteDe(zona, fecha, hora)).toBe(instante);
  });

  it('comes back from the instant it makes, on every day that has it', () => {
    const { fechaLocal } = relojFijo('2026-07-15T16:00:00.000Z', { zona });
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 22_000 }), fc.integer({ min: 2, max: 22 }), (dia, hora) => {
        const fecha = new Date(dia * 86_400_000).toISOString().slice(0, 10);
        const escrita = `${String(hora).padStart(2, '0')}:15`;
        const instante = instanteDe(zona, fecha, escrita);
        expect([fechaLocal(instante), horaLocal(zona, instante)]).toEqual([fecha, escrita]);
      }),
    );
  });
});
