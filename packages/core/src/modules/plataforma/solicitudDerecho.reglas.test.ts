import { describe, expect, it } from 'vitest';
import { relojFijo } from '../../kernel/runtime/clock/reloj.ts';
import { ruleClock } from '../../kernel/runtime/write/context.ts';
import { faltaParaAcoger, sinProrroga, venceEl } from './solicitudDerecho.reglas.ts';

const clock = ruleClock(relojFijo('2026-12-04T15:00:00.000Z'));

describe('the term of a request', () => {
  it('is thirty calendar days, also over the end of a year', () => {
    expect(venceEl('ACCESO', '2026-12-04', clock)).toBe('2027-01-03');
    expect(venceEl(undefined, '2026-12-04', clock)).toBe('2027-01-03');
  });

  it('is two working days for a block: a weekend and a holiday do not count', () => {
    // Friday 4; Tuesday 8 December is a holiday.
    expect(venceEl('BLOQUEO', '2026-12-04', clock)).toBe('2026-12-09');
  });

  it('grows once, and never for a block', () => {
    expect(sinProrroga('ACCESO', undefined)).toBe(false);
    expect(sinProrroga('ACCESO', true)).toContain('una sola vez');
    expect(sinProrroga('BLOQUEO', undefined)).toContain('dos días hábiles');
  });
});

describe('what is missing to grant a request', () => {
  const registro = { modulo: 'usuario', registro: '01' };
  it.each([
    ['ACCESO', undefined, false],
    ['SUPRESION', [], 'Indique sobre qué registros'],
    ['RECTIFICACION', [], 'Indique sobre qué registros'],
    ['OPOSICION', [], 'Indique sobre qué registros'],
    ['BLOQUEO', [], 'Indique sobre qué registros'],
    ['DESBLOQUEO', [], 'Indique sobre qué registros'],
    ['SUPRESION', undefined, 'Indique sobre qué registros'],
    ['SUPRESION', [registro], false],
    ['RECTIFICACION', [registro, { ...registro, campo: 'nombre', valor: 'Eva' }], 'su valor correcto'],
    ['RECTIFICACION', [registro], 'su valor correcto'],
    ['RECTIFICACION', [{ ...registro, campo: 'nombre' }], 'su valor correcto'],
    ['RECTIFICACION', [{ ...registro, campo: 'nombre', valor: 'Eva' }], false],
  ] as const)('%s %o', (derecho, registros, sentence) => {
    const found = faltaParaAcoger(derecho, registros);
    if (sentence) expect(found).toContain(sentence);
    else expect(found).toBe(false);
  });
});
