import { describe, expect, it } from 'vitest';
import type { Analysis, Plan } from '../api/imports.ts';
import {
  recognition,
  sureness,
  unfilled,
  withColumn,
  withDestination,
  withFixed,
  withGroup,
  withMeanings,
} from './plan-draft.ts';

const plan: Plan = {
  hoja: 1,
  encabezados: [1, 1],
  columnas: [
    { at: 0, titulo: 'CODIGO', destino: 'CODIGO' },
    { at: 1, titulo: 'NOMBRE' },
    { at: 2, titulo: 'MONTO', destino: 'campo:monto', unidad: '$' },
  ],
};

const destinations: Analysis['destinos'] = [
  { destino: 'CODIGO', campo: 'codigo', label: 'Código', kind: 'text', required: true },
  { destino: 'campo:nombre', campo: 'nombre', label: 'Nombre', kind: 'text', required: true },
  { destino: 'campo:monto', campo: 'monto', label: 'Monto', kind: 'money', required: false },
];

describe('a plan of columns', () => {
  it('gives each destination to one column only', () => {
    const moved = withDestination(plan, 1, 'CODIGO');
    expect(moved.columnas.map(({ destino }) => destino)).toEqual([undefined, 'CODIGO', 'campo:monto']);
    expect(withDestination(moved, 1, undefined).columnas[1]).toEqual({ at: 1, titulo: 'NOMBRE' });
  });

  it('tells what nothing fills', () => {
    expect(unfilled(plan, destinations, new Set()).map(({ campo }) => campo)).toEqual(['nombre']);
    expect(unfilled(plan, destinations, new Set(['nombre']))).toEqual([]);
  });

  it('keeps units, fixed values, groups and meanings', () => {
    expect(withColumn(plan, 2, { unidad: 'M$' }).columnas[2]).toMatchObject({ unidad: 'M$' });
    expect(withFixed(withFixed(plan, 'anio', '2025'), 'anio', ' ').fijos).toEqual({});
    expect(withGroup(withGroup(plan, 1), undefined)).not.toHaveProperty('grupo');
    const meant = withMeanings(withMeanings(plan, 'comuna', { 'SAN FABAN': 'San Fabián' }), 'comuna', {
      CHILAN: 'Chillán',
    });
    expect(meant.equivalencias).toEqual({ comuna: { 'SAN FABAN': 'San Fabián', CHILAN: 'Chillán' } });
  });

  it.each([
    [1, 'Segura'],
    [0.8, 'Parecida 80 %'],
    [0, 'Sin proponer'],
  ])('says how sure %d is', (confianza, text) => {
    expect(sureness(confianza).text).toBe(text);
  });

  it.each([
    [1, 'Reconocida'],
    [0.84, 'Parecida a una conocida (84 %): revise sus columnas'],
    [0, 'No es una planilla conocida'],
  ])('says whether a sheet known by %d is known', (confianza, text) => {
    expect(recognition(confianza).text).toBe(text);
  });
});
