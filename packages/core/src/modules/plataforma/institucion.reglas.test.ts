import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { producto } from '../producto.ts';
import { terminoDe } from './ingresoOperador.reglas.ts';
import { packsApagables, roles } from './institucion.catalogos.ts';
import { horasDeSesion, rolesRepetidos } from './institucion.reglas.ts';

describe('las horas de una sesión', () => {
  const sesionPorRol = [
    { rol: 'ADMIN_SISTEMA', horas: 2 },
    { rol: 'ENCARGADO', horas: 12 },
  ];

  it.each([
    [{}, ['ENCARGADO'], 8],
    [{ sesionHoras: 10 }, [], 10],
    [{ sesionHoras: 10, sesionPorRol }, ['JEFE_DIVISION'], 10],
    [{ sesionHoras: 10, sesionPorRol }, ['JEFE_DIVISION', 'ENCARGADO'], 12],
    [{ sesionHoras: 10, sesionPorRol }, ['ENCARGADO', 'ADMIN_SISTEMA'], 2],
  ])('%o para %o son %d', (limites, propios, horas) => {
    expect(horasDeSesion(limites, propios)).toBe(horas);
  });

  it('entre quienes tienen un límite propio, un rol más nunca las alarga', () => {
    const limite = fc.record({
      rol: fc.constantFrom(...Object.keys(roles)),
      horas: fc.integer({ min: 1, max: 24 }),
    });
    const algunos = fc.uniqueArray(limite, { selector: ({ rol }) => rol, minLength: 1 });
    fc.assert(
      fc.property(algunos, fc.constantFrom(...Object.keys(roles)), (sesionPorRol, otro) => {
        const [{ rol } = { rol: '' }] = sesionPorRol;
        const limites = { sesionPorRol };
        return horasDeSesion(limites, [rol, otro]) <= horasDeSesion(limites, [rol]);
      }),
    );
  });

  it('no se dicen dos veces para un rol', () => {
    const doble = [...sesionPorRol, { rol: 'ENCARGADO', horas: 3 }];
    expect(rolesRepetidos({ sesionPorRol: doble })).toMatch(/una línea por rol/);
    expect(rolesRepetidos({ sesionPorRol })).toBeUndefined();
    expect(rolesRepetidos({})).toBeUndefined();
  });
});

it('un ingreso de la operación termina a las horas pedidas', () => {
  expect(terminoDe('2026-11-22T23:30:00.000Z', 2)).toBe('2026-11-23T01:30:00.000Z');
});

describe('los catálogos', () => {
  it('nombran los roles como los nombra el producto', () => {
    for (const [rol, nombre] of Object.entries(roles)) expect(producto.roles[rol]).toBe(nombre);
  });

  it('permiten apagar todos los packs menos la plataforma', () => {
    const packs = producto.packs.filter(({ name }) => name !== 'plataforma');
    expect(packsApagables).toEqual(Object.fromEntries(packs.map(({ name, label }) => [name, label])));
  });
});
