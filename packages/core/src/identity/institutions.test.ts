import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actions, actionsOver, refusalOf } from '../kernel/testing/actions.ts';
import { inconsistencies } from '../kernel/testing/consistency.ts';
import { openWorld, type World } from '../kernel/testing/world.ts';
import { arquetipos } from '../modules/plataforma/roles.ts';
import { producto } from '../modules/producto.ts';
import { createInstitutions, type Institutions, sessionHours } from './institutions.ts';

let world: World;
let act: Actions;
let institutions: Institutions;
beforeAll(async () => {
  world = await openWorld(producto);
  institutions = createInstitutions(world.deps.store);
});
afterAll(async () => {
  expect(await inconsistencies(world)).toEqual([]);
  await world.close();
});

/** Founds an institution: its record has the id of the tenant. */
const found = (tenant: string, dominio: string) => {
  act = actionsOver({ ...world, deps: { ...world.deps, newId: () => tenant } });
  const values = { nombre: `Institución ${tenant}`, corto: tenant, dominio, sesionHoras: 6 };
  return act.create(world.system(tenant), 'institucion', values);
};

describe('the institutions', () => {
  it('are known by their host name, whoever writes it and with whatever port', async () => {
    await found('sur', 'sur.test');
    await found('norte', 'norte.test');
    expect(await institutions.atHost('SUR.test:3333')).toBe('sur');
    expect(await institutions.atHost('otro.test')).toBeUndefined();
    expect(await institutions.get('norte')).toMatchObject({
      active: true,
      dominio: 'norte.test',
      corto: 'norte',
      means: ['claveunica'],
    });
    expect(await institutions.get('este')).toBeUndefined();
    expect((await institutions.active()).map(({ id }) => id)).toEqual(['norte', 'sur']);
  });

  it('share no host name, and one that lets go of its name frees it', async () => {
    const first = await found('alfa', 'comun.test');
    expect(await refusalOf(found('beta', 'comun.test'))).toMatchObject({
      code: 'YA_EXISTE',
      message: 'Ya existe otra institución con ese dominio del portal: «comun.test».',
    });
    await act.patch(world.person('a', ['ADMIN_SISTEMA'], { tenant: 'alfa' }), first, {
      dominio: 'alfa.test',
    });
    await found('beta', 'comun.test');
    expect(await institutions.atHost('comun.test')).toBe('beta');
  });

  it('that were closed are entered by nobody', async () => {
    const founded = await found('gamma', 'gamma.test');
    const exportacion = { key: 'gamma/copia.gz', name: 'copia.gz', size: 1 };
    const made = await act.run(world.system('gamma'), founded, 'guardarExportacion', { exportacion });
    await act.run(world.person('o', ['OPERADOR'], { tenant: 'gamma' }), made, 'cerrar', { motivo: 'Fusión' });
    expect(await institutions.get('gamma')).toMatchObject({ dominio: 'gamma.test', active: false });
    expect((await institutions.active()).map(({ id }) => id)).not.toContain('gamma');
  });
});

describe('the hours of a session', () => {
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
  ])('%o, for %o: %d', (data, held, hours) => {
    expect(sessionHours(data, held)).toBe(hours);
  });

  it('are never more for holding one more role that has a limit', () => {
    const role = fc.constantFrom(...Object.keys(arquetipos));
    const limit = fc.record({ rol: role, horas: fc.integer({ min: 1, max: 24 }) });
    const some = fc.uniqueArray(limit, { selector: ({ rol }) => rol, minLength: 1 });
    fc.assert(
      fc.property(some, role, (limits, other) => {
        const data = { sesionPorRol: limits };
        const [{ rol } = { rol: '' }] = limits;
        return sessionHours(data, [rol, other]) <= sessionHours(data, [rol]);
      }),
    );
  });
});
