import { describe, expect, it } from 'vitest';
import { headerKey, headerLikeness } from './header-words.ts';

describe('a header', () => {
  it.each([
    ['COD. ÚNICO', 'Código único'],
    ['AÑO PRESP.', 'Año presupuestario'],
    ['NOMBRE DE LA INICIATIVA', 'Nombre iniciativa'],
    ['NOMBRE PROYECTO', 'NOMBRE INICIATIVA'],
    ['N° RES. APRUEBA CONVENIO', 'Nº RES  APRUEBA CONVENIO '],
    ['MONTO FNDR (M$)', 'MONTO FNDR'],
    ['Monto convenio en miles de pesos', 'MONTOS CONVENIOS'],
    ['R.U.T.', 'RUT'],
    ['E-Mail', 'CORREO ELECTRÓNICO'],
    ['Comuna(s)', 'COMUNAS'],
    ['Unidad Técnica', 'U.T.'.replaceAll('.', '')],
    ['DENOMINACIONES', 'Denominación'],
  ])('«%s» says what «%s» says', (one, other) => {
    expect(headerKey(one)).toBe(headerKey(other));
    expect(headerLikeness(one, other)).toBe(1);
  });

  it.each([
    ['Nº RES APRUEBA CONVENIO', 'FECHA RES APRUEBA CONVENIO'],
    ['SALDO 2026', 'SALDO 2027'],
    ['MONTO FNDR', 'MONTO SECTORIAL'],
    ['COMUNA', 'PROVINCIA'],
  ])('«%s» is not «%s»', (one, other) => {
    expect(headerLikeness(one, other)).toBeLessThan(0.72);
  });

  it('that says nothing but a unit is still itself', () => {
    expect(headerKey('M$')).toBe('M$');
  });
});
