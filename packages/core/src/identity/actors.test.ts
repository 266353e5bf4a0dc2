import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { evaluate } from '../kernel/declare/evaluate.ts';
import type { Delta } from '../kernel/declare/policy.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import type { Outcome } from '../kernel/runtime/write/context.ts';
import { type Command, ruleClock } from '../kernel/runtime/write/context.ts';
import { type Actions, actionsOver, refusalOf } from '../kernel/testing/actions.ts';
import { openWorld, type World } from '../kernel/testing/world.ts';
import { producto } from '../modules/producto.ts';
import { type Actors, createActors } from './actors.ts';

let world: World;
let act: Actions;
let actors: Actors;
let admin: Command;
let north: Outcome;
let south: Outcome;
beforeAll(async () => {
  world = await openWorld(producto);
  act = actionsOver(world);
  actors = createActors({ ...world.deps });
  const id = (await act.create(world.system(), 'usuario', user('1-9', ['ADMIN_SISTEMA']))).id;
  admin = world.person(id, ['ADMIN_SISTEMA']);
  north = await act.create(admin, 'division', { sigla: 'N', nombre: 'Norte' });
  south = await act.create(admin, 'division', { sigla: 'S', nombre: 'Sur' });
  await act.create(admin, 'division', { sigla: 'S1', nombre: 'Sur uno', superior: south.id });
});
afterAll(() => world.close());

let last = 10_000_000;
const nextRun = () => {
  last += 1;
  const digits = [...String(last)].reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => total + digit * ((at % 6) + 2), 0);
  const check = 11 - (sum % 11);
  return `${last}-${check === 11 ? '0' : check === 10 ? 'K' : check}`;
};

const user = (run: string, roles: readonly string[], more: object = {}) => ({
  nombre: `Persona ${run}`,
  run,
  roles,
  ...more,
});

const hire = (roles: readonly string[], more: object = {}) =>
  act.create(admin, 'usuario', user(nextRun(), roles, more));

const now = async ({ id }: Outcome) => {
  const actor = await actors.current('t', id);
  if (!actor) throw new Error('Nobody is there.');
  return { actor, access: world.deps.access(actor), command: { actor, requestId: 'prueba' } };
};

/** Writes a record behind the back of the kernel. */
const put = async (record: StoredRecord) => {
  const { client, entities } = world.deps.store;
  const { TableName, Item } = entities.registro
    .put(record)
    .params<{ TableName: string; Item: Record<string, unknown> }>();
  await client.send(new PutCommand({ TableName, Item }));
};

const adjust = (rol: Outcome, delta: Delta, more: object = {}) =>
  act.run(admin, rol, 'ajustar', { delta, revisados: {}, motivo: 'Prueba', ...more });

let rol: Outcome;
beforeEach(async () => {
  last += 1;
  rol = await act.create(admin, 'rol', { clave: `ROL_${last}`, nombre: 'Rol de la casa' });
});

describe('a person at their next request', () => {
  it('has the units below theirs, and the roles the institution made', async () => {
    const ana = await hire(['ENCARGADO'], { divisiones: [south.id], rolesPropios: [rol.id] });
    const { actor, access } = await now(ana);
    expect(actor.roles).toEqual(['ENCARGADO', rol.codigo]);
    expect(actor.units).toEqual([south.id]);
    expect(actor.subtree).toHaveLength(2);
    expect(access.may('comuna', 'crear')).toBe(false);
    await adjust(rol, { comuna: { verbos: { crear: 'all' } } });
    expect((await now(ana)).access.may('comuna', 'crear')).toBe(true);
  });

  it('is the same object while nothing changed, so that nothing is resolved again', async () => {
    const ana = await hire(['ENCARGADO']);
    expect((await now(ana)).actor).toBe((await now(ana)).actor);
    expect((await now(ana)).access).toBe((await now(ana)).access);
  });

  it('has lost a role, moved to another unit, or is no longer there', async () => {
    const ana = await hire(['JEFE_DIVISION'], { divisiones: [north.id] });
    expect((await now(ana)).access.may('ipr', 'crear')).toBe(true);
    const moved = await act.patch(admin, ana, { roles: ['ENCARGADO'], divisiones: [south.id] });
    const { access, actor } = await now(ana);
    expect([access.may('ipr', 'crear'), actor.units]).toEqual([false, [south.id]]);
    const gone = await act.run(admin, moved, 'desactivar', { motivo: 'Renunció' });
    expect(await actors.current('t', ana.id)).toBeUndefined();
    await act.run(admin, gone, 'reactivar');
    expect(await actors.current('t', ana.id)).toBeDefined();
    expect(await actors.current('otra', ana.id)).toBeUndefined();
  });

  it('follows a role that changes on a day only from that day on, and the one before until then', async () => {
    const ana = await hire([], { rolesPropios: [rol.id] });
    const first = await adjust(rol, { comuna: { verbos: { crear: 'all' } } });
    await adjust(first, { comuna: { verbos: { editar: 'all' } } }, { vigenteDesde: '2026-07-20' });
    const verbs = async () => (await now(ana)).access.verbs('comuna');
    expect(await verbs()).toEqual(['leer', 'crear']);
    world.clock.fijar('2026-07-20T16:00:00.000Z');
    expect(await verbs()).toEqual(['leer', 'editar']);
    world.clock.fijar('2026-07-15T16:00:00.000Z');
  });

  it('loses a role of the institution that was deleted', async () => {
    const ana = await hire([], { rolesPropios: [rol.id] });
    await act.removeUnseen(admin, rol);
    expect((await now(ana)).actor.roles).toEqual([]);
  });

  it('never becomes the product itself, whatever a record says', async () => {
    await expect(act.create(admin, 'rol', { clave: 'SISTEMA', nombre: 'Todo' })).rejects.toThrow();
    await put({ ...(await act.stored(rol)), codigo: 'SISTEMA' });
    const ana = await hire([], { rolesPropios: [rol.id] });
    expect((await now(ana)).actor.roles).toEqual([]);
  });
});

describe('a pack that is switched off', () => {
  it('is there for nobody, but the one it is switched on in', async () => {
    const ana = await hire(['ADMIN_SISTEMA']);
    const record = {
      tenant: 't',
      module: 'institucion',
      id: 't',
      version: 1,
      codigo: 't',
      estado: 'VIGENTE',
      estadoDesde: '2026-01-01T00:00:00.000Z',
      creadoEn: '2026-01-01T00:00:00.000Z',
      creadoPor: 'x',
      actualizadoEn: '2026-01-01T00:00:00.000Z',
      actualizadoPor: 'x',
      hechos: {},
      hash: '',
    };
    await put({ ...record, data: { packsApagados: ['gestion', 'plataforma'] } });
    const { access, command } = await now(ana);
    expect([access.exists('ipr'), access.may('ipr', 'leer'), access.exists('usuario')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await refusalOf(act.create(command, 'ipr', {}))).toMatchObject({ kind: 'no_encontrado' });
    await put({ ...record, version: 2, data: {} });
    expect((await now(ana)).access.exists('ipr')).toBe(true);
  });
});

describe('whoever stands in for somebody', () => {
  const between = (titular: Outcome, suplente: Outcome, more: object = {}) =>
    act.create(admin, 'subrogancia', {
      titular: titular.id,
      suplente: suplente.id,
      desde: '2026-07-15',
      hasta: '2026-07-31',
      resolucion: 'Res. Ex. 12',
      ...more,
    });

  it('has their reach in their units while it lasts, and the history names both', async () => {
    const titular = await hire(['ADMIN_SISTEMA'], { divisiones: [south.id] });
    const ana = await hire(['ENCARGADO'], { divisiones: [north.id] });
    const stands = await between(titular, ana);
    const { access, actor, command } = await now(ana);
    expect(actor.standsFor).toMatchObject([{ id: titular.id, units: [south.id] }]);
    expect(access.may('comuna', 'crear')).toBe(true);
    const made = await act.create(command, 'comuna', {
      cut: '16999',
      nombre: 'Nueva',
      provincia: 'P',
      region: 'R',
    });
    const { data, meta } = await act.history(admin, made);
    expect(data[0]).toMatchObject({ actor: { id: ana.id }, standsFor: [titular.id] });
    expect(meta.refs.usuario).toHaveProperty(titular.id);
    await act.run(admin, stands, 'anular', { motivo: 'Volvió' });
    expect((await now(ana)).access.may('comuna', 'crear')).toBe(false);
  });

  it('does by their own reach what is theirs, and then stands for nobody', async () => {
    const titular = await hire(['ADMIN_SISTEMA']);
    const ana = await hire(['ADMIN_SISTEMA']);
    await between(titular, ana);
    const { command } = await now(ana);
    const made = await act.create(command, 'comuna', {
      cut: '16998',
      nombre: 'Otra',
      provincia: 'P',
      region: 'R',
    });
    expect((await act.history(admin, made)).data[0]).not.toHaveProperty('standsFor');
  });

  it('gets nothing before or after, nor from somebody who left', async () => {
    const titular = await hire(['ADMIN_SISTEMA']);
    const ana = await hire(['ENCARGADO']);
    await between(titular, ana, { desde: '2026-07-16' });
    expect((await now(ana)).actor.standsFor).toBeUndefined();
    world.clock.fijar('2026-07-16T16:00:00.000Z');
    expect((await now(ana)).actor.standsFor).toHaveLength(1);
    world.clock.fijar('2026-08-01T16:00:00.000Z');
    expect((await now(ana)).actor.standsFor).toBeUndefined();
    world.clock.fijar('2026-07-16T16:00:00.000Z');
    await act.run(admin, titular, 'desactivar', { motivo: 'Renunció' });
    expect((await now(ana)).actor.standsFor).toBeUndefined();
    world.clock.fijar('2026-07-15T16:00:00.000Z');
  });

  it('reaches the units of the other with the roles of the other, and not with their own', async () => {
    const titular = await hire(['ENCARGADO'], { divisiones: [south.id] });
    const ana = await hire(['JEFE_DIVISION'], { divisiones: [north.id] });
    await between(titular, ana);
    const { access, actor } = await now(ana);
    const reaches = (verb: string, division: string) =>
      evaluate(access.scope('ipr', verb), {
        value: (field) => (field === 'division' ? division : undefined),
        actor,
        param: () => undefined,
        clock: ruleClock(world.clock),
      });
    expect([reaches('leer', north.id), reaches('leer', south.id)]).toEqual([true, true]);
    expect([reaches('editar', north.id), reaches('editar', south.id)]).toEqual([true, false]);
  });
});

describe('somebody from outside', () => {
  const grant = (persona: Outcome, more: object = {}) =>
    act.create(admin, 'acceso_externo', {
      persona: persona.id,
      desde: '2026-07-01',
      hasta: '2026-07-31',
      modulos: [{ modulo: 'comuna' }, { modulo: 'usuario' }],
      resolucion: 'Oficio 4',
      motivo: 'Auditoría',
      ...more,
    });

  it('looks at what was named until its last day, and nothing else exists', async () => {
    const eva = await hire(['ADMIN_SISTEMA'], { externo: true });
    expect((await now(eva)).access.exists('comuna')).toBe(false);
    const access = await grant(eva);
    const seen = (await now(eva)).access;
    expect(seen.verbs('comuna')).toEqual(['leer']);
    expect([seen.exists('ipr'), seen.exists('rol'), seen.may('comuna', 'crear')]).toEqual([
      false,
      false,
      false,
    ]);
    expect([...seen.hidden('usuario')]).toEqual(expect.arrayContaining(['run', 'correo', 'codigo']));
    world.clock.fijar('2026-08-01T16:00:00.000Z');
    expect((await now(eva)).access.exists('comuna')).toBe(false);
    world.clock.fijar('2026-07-15T16:00:00.000Z');
    await act.run(admin, access, 'revocar', { motivo: 'Terminó' });
    expect((await now(eva)).access.exists('comuna')).toBe(false);
  });

  it('sees personal data only if every access of theirs says so', async () => {
    const eva = await hire([], { externo: true });
    await grant(eva, { personales: true });
    expect((await now(eva)).access.hidden('usuario').size).toBe(0);
    await grant(eva, { modulos: [{ modulo: 'comuna' }] });
    expect((await now(eva)).access.hidden('usuario').size).toBeGreaterThan(0);
  });

  it('is named as such, and given only what the one who gives it sees', async () => {
    const worker = await hire(['ENCARGADO']);
    expect((await refusalOf(grant(worker))).message).toContain('trabaja en la institución');
    const eva = await hire([], { externo: true });
    expect((await refusalOf(grant(eva, { hasta: '2026-07-02' }))).message).toContain('ya habría terminado');
    expect((await refusalOf(grant(eva, { modulos: [{ modulo: 'secretos' }] }))).message).toContain(
      'nadie da lo que no tiene',
    );
  });
});

describe('a preview', () => {
  it('is for those who may change roles, and shows a role in a unit', async () => {
    const boss = await hire(['ADMIN_SISTEMA']);
    const actor = await actors.current('t', boss.id, { role: 'JEFE_DIVISION', unit: south.id });
    expect(actor?.preview).toMatchObject({ roles: ['JEFE_DIVISION'], units: [south.id] });
    expect(actor?.preview?.subtree).toHaveLength(2);
    const own = await actors.current('t', boss.id, { role: 'ENCARGADO' });
    expect(own?.preview?.units).toEqual(own?.units);
    const ana = await hire(['ENCARGADO']);
    expect((await actors.current('t', ana.id, { role: 'ADMIN_SISTEMA' }))?.preview).toBeUndefined();
  });
});
