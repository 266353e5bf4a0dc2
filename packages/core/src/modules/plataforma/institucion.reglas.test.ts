import { describe, expect, it } from 'vitest';
import { producto } from '../producto.ts';
import { terminoDe } from './ingresoOperador.reglas.ts';
import { packsApagables } from './institucion.catalogos.ts';
import { faltaExportar, rolesRepetidos } from './institucion.reglas.ts';
import { arquetipos } from './roles.ts';

it('las horas de un rol no se dicen dos veces', () => {
  const una = { rol: 'ENCARGADO', horas: 3 };
  expect(rolesRepetidos({ sesionPorRol: [una, una] })).toMatch(/una línea por rol/);
  expect(rolesRepetidos({ sesionPorRol: [una] })).toBeUndefined();
  expect(rolesRepetidos({})).toBeUndefined();
});

it.each([
  [undefined, /última copia/],
  [8, /última copia/],
])('con una copia de hace %s días no se cierra', (dias, palabras) => {
  expect(faltaExportar(dias)).toMatch(palabras);
});

it.each([0, 7])('con una copia de hace %s días se cierra', (dias) => {
  expect(faltaExportar(dias)).toBeUndefined();
});

it('un ingreso de la operación termina a las horas pedidas', () => {
  expect(terminoDe('2026-11-22T23:30:00.000Z', 2)).toBe('2026-11-23T01:30:00.000Z');
});

describe('los catálogos', () => {
  it('nombran los roles como los nombra el producto', () => {
    for (const [rol, nombre] of Object.entries(arquetipos)) expect(producto.roles[rol]).toBe(nombre);
  });

  it('permiten apagar todos los packs menos la plataforma', () => {
    const packs = producto.packs.filter(({ name }) => name !== 'plataforma');
    expect(packsApagables).toEqual(Object.fromEntries(packs.map(({ name, label }) => [name, label])));
  });
});
