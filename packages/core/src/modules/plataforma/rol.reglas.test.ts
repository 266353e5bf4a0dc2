import { expect, it } from 'vitest';
import { objecionAlAjuste } from './rol.reglas.ts';

const hoy = '2026-07-15';
const bueno = { delta: {}, revisados: {} };

it('acepta un ajuste bien formado, desde hoy o después', () => {
  expect(objecionAlAjuste(bueno, hoy)).toBe(false);
  expect(objecionAlAjuste({ ...bueno, vigenteDesde: hoy }, hoy)).toBe(false);
  expect(objecionAlAjuste({ ...bueno, vigenteDesde: '2026-07-16' }, hoy)).toBe(false);
});

it('dice qué impide los demás', () => {
  expect(objecionAlAjuste({ ...bueno, delta: [] }, hoy)).toContain('no se entienden');
  expect(objecionAlAjuste({ ...bueno, revisados: 'todo' }, hoy)).toContain('acciones revisadas');
  expect(objecionAlAjuste({ ...bueno, vigenteDesde: '2026-07-14' }, hoy)).toContain('desde antes de hoy');
});
