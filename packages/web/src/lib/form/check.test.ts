import { describe, expect, test } from 'vitest';
import { field } from '../testing/schema.ts';
import { readForm, valueFault } from './check.ts';

describe('a value that cannot be saved', () => {
  test.each([
    [field('a', 'text', { required: true }), null, 'Falta este dato.'],
    [field('a', 'text', { max: 3 }), 'cuatro', 'Son 6 caracteres; caben 3.'],
    [field('a', 'longText', { min: 10 }), 'corto', 'Escriba al menos 10 caracteres.'],
    [field('a', 'text', { pattern: '^\\d{8}$' }), '123', 'No tiene la forma esperada: revise el dato.'],
    [field('a', 'money', { min: 1000 }), 5, 'No puede ser menor que $1.000.'],
    [field('a', 'percent'), 101, 'No puede ser mayor que 100.'],
  ])('%#', (of, value, words) => {
    expect(valueFault(of, value)).toBe(words);
  });
  test('is not one within its limits', () => {
    expect(valueFault(field('a', 'percent', { max: 200 }), 150)).toBeUndefined();
    expect(valueFault(field('a', 'text'), null)).toBeUndefined();
  });
});

test('a form tells apart what was read and what was not', () => {
  const fields = [
    field('nombre', 'text', { required: true }),
    field('monto', 'money'),
    field('avance', 'percent'),
  ];
  expect(readForm(fields, { nombre: '', monto: '1.500', avance: 'x' })).toEqual({
    values: { monto: 1500 },
    faults: { nombre: 'Falta este dato.', avance: 'Escriba un porcentaje, por ejemplo 43,5.' },
  });
});
