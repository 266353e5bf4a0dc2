import { describe, expect, it } from 'vitest';
import { aunNoEsElDia, sinAsistentes } from './reunion.reglas.ts';

describe('una reunión', () => {
  it('comienza su día y termina con alguien dentro', () => {
    expect(aunNoEsElDia('2026-07-16', '2026-07-15')).toMatch(/otro día/);
    expect(aunNoEsElDia('2026-07-15', '2026-07-15')).toBeUndefined();
    expect(sinAsistentes(undefined)).toMatch(/asistieron/);
    expect(sinAsistentes([])).toMatch(/asistieron/);
    expect(sinAsistentes(['ana'])).toBeUndefined();
  });
});
