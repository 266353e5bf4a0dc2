import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../kernel/runtime/events/effects.ts';
import type { Command, Outcome } from '../../kernel/runtime/write/context.ts';
import { type Actions, actionsOver, refusalOf } from '../../kernel/testing/actions.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { trailOf } from '../../kernel/testing/scan.ts';
import { openWorld, type World } from '../../kernel/testing/world.ts';
import { gatherPerson } from '../../personal-data/gather.ts';
import { producto } from '../producto.ts';
import { createFulfilment } from './solicitudDerecho.efectos.ts';

let world: World;
let act: Actions;
let delegado: Command;
const files = new Map<string, string>();
beforeAll(async () => {
  world = await openWorld(producto);
  act = actionsOver(world);
  delegado = world.person('dele', ['DELEGADO_DATOS']);
});
afterAll(async () => {
  expect(await inconsistencies(world)).toEqual([]);
  await world.close();
});

const fulfilment = () =>
  createFulfilment({
    write: world.deps,
    traces: async () => [],
    files: { put: async (key, body) => void files.set(key, String(body)) },
    institution: async () => ({ nombre: 'Gobierno Regional' }),
  });
const eventOf = async (of: Outcome): Promise<DomainEvent> => {
  const { links } = await trailOf(world, of);
  const { tenant, module, id, codigo, seq, verb, estado, actor, at, depth } = links.at(-1)?.entry ?? orFail();
  return { tenant, module, id, codigo, seq, verb, estado, actor, at, depth };
};
const orFail = (): never => {
  throw new Error('The record has no history');
};

const person = async (nombre: string, run: string) =>
  act.create(world.person('a', ['ADMIN_SISTEMA']), 'usuario', { nombre, run, roles: ['ENCARGADO'] });
const request = (derecho: string, run: string, more: object = {}) =>
  act.create(delegado, 'solicitud_derecho', {
    derecho,
    nombre: 'Quien pide',
    run,
    canal: 'PRESENCIAL',
    recibida: '2026-07-14',
    peticion: 'Lo que dice la ley',
    ...more,
  });
const respuesta = { resolucion: 'Res. Ex. 12', fundamento: 'Corresponde' };
const admitted = async (made: Outcome) => act.run(delegado, made, 'admitir', { identidad: 'CEDULA' });
const granted = async (made: Outcome, registros: readonly object[] = []) => {
  const done = await act.run(delegado, await admitted(made), 'acoger', { ...respuesta, registros });
  await fulfilment()(await eventOf(done), { attempt: 1, last: false });
  return act.stored(done);
};
const registro = (of: Outcome, more: object = {}) => ({ modulo: of.module, registro: of.id, ...more });
const gather = (run: string) =>
  gatherPerson({ ...world.deps, traces: async () => [], now: world.clock.ahora }, 't', run);
const held = async (run: string) =>
  (await gather(run)).modules.flatMap(({ records }) => records.map(({ module }) => module));

describe('a request', () => {
  it('has its term from the day it came, grows once with a reason, and falls due', async () => {
    const made = await request('ACCESO', '21000101-8');
    expect((await act.view(delegado, made)).data).toMatchObject({ vence: '2026-08-13', vencida: false });
    const longer = await act.run(delegado, made, 'prorrogar', { razon: 'Hay archivos en papel' });
    expect((await act.stored(longer)).data).toMatchObject({ vence: '2026-09-12', prorrogada: true });
    expect(await refusalOf(act.run(delegado, longer, 'prorrogar', { razon: 'Todavía no' }))).toMatchObject({
      code: 'REGLA',
    });
    world.clock.fijar('2026-09-10T12:00:00.000Z');
    expect((await act.view(delegado, longer)).data).toMatchObject({ vencida: false, porVencer: true });
    world.clock.fijar('2026-09-13T12:00:00.000Z');
    expect((await act.view(delegado, longer)).data).toMatchObject({ vencida: true, porVencer: false });
    world.clock.fijar('2026-07-15T16:00:00.000Z');
    const future = request('ACCESO', '21000101-8', { recibida: '2026-07-16' });
    expect(await refusalOf(future)).toMatchObject({ code: 'REGLA' });
  });

  it('to block is answered in two working days', async () => {
    const made = await request('BLOQUEO', '21000101-8');
    // Thursday 16 July is a holiday.
    expect((await act.stored(made)).data.vence).toBe('2026-07-17');
    expect(await refusalOf(act.run(delegado, made, 'prorrogar', { razon: 'Falta tiempo' }))).toMatchObject({
      code: 'REGLA',
    });
  });

  it('is refused with its reason, its law and the day until which the person may complain', async () => {
    const made = await admitted(await request('SUPRESION', '21000101-8'));
    const refused = await act.run(delegado, made, 'denegar', { ...respuesta, norma: 'Ley 20.584, art. 13' });
    expect(await act.stored(refused)).toMatchObject({
      estado: 'DENEGADA',
      data: { respondida: '2026-07-15', reclamoHasta: '2026-08-27' },
    });
  });

  it('is seen by whoever answers for data and by nobody else', async () => {
    const made = await request('ACCESO', '21000101-8');
    const other = world.person('e', ['ENCARGADO', 'JEFE_DIVISION', 'ADMIN_REGIONAL']);
    expect(await refusalOf(act.view(other, made))).toMatchObject({ kind: 'no_encontrado' });
  });
});

describe('a request that is granted', () => {
  it('for access hands over a copy, readable and in an open format', async () => {
    await person('Eva <b>Mena</b>', '21000202-2');
    const done = await granted(await request('ACCESO', '21000202-2'));
    expect(done).toMatchObject({ estado: 'CUMPLIDA', data: { copia: { name: `${done.codigo}.html` } } });
    const html = files.get(`t/derechos/${done.id}/copia.html`) ?? '';
    expect(html).toContain('Eva &lt;b&gt;Mena&lt;/b&gt;');
    expect(html).toContain('21.000.202-2');
    expect(JSON.parse(files.get(`t/derechos/${done.id}/copia.json`) ?? '')).toMatchObject({
      run: '21000202-2',
    });
  });

  it('for rectification corrects the value, with the request as the cause', async () => {
    const eva = await person('Eba Mena', '21000303-7');
    const made = await request('RECTIFICACION', '21000303-7');
    const done = await granted(made, [registro(eva, { campo: 'nombre', valor: 'Eva Mena' })]);
    expect(done.data.resultado).toContain('rectificado «Nombre»');
    expect((await act.stored(eva)).data.nombre).toBe('Eva Mena');
    const { links } = await trailOf(world, eva);
    expect(links.at(-1)?.entry).toMatchObject({
      verb: 'rectificarDatos',
      cause: `solicitud_derecho/${made.id}@3`,
      input: { resolucion: 'Res. Ex. 12' },
    });
  });

  it('for suppression leaves nothing of the person but the request, and the chain holds', async () => {
    const luz = await person('Luz Toro', '21000404-1');
    expect(await held('21000404-1')).toEqual(['usuario']);
    const made = await request('SUPRESION', '21000404-1');
    const done = await granted(made, [registro(luz)]);
    expect(done).toMatchObject({ estado: 'CUMPLIDA' });
    expect(await held('21000404-1')).toEqual(['solicitud_derecho']);
    expect(JSON.stringify([await act.stored(luz), await trailOf(world, luz)])).not.toMatch(/Luz|21000404/);
    const admin = world.person('a', ['ADMIN_SISTEMA']);
    expect(await refusalOf(act.view(admin, luz))).toMatchObject({ kind: 'no_encontrado' });
  });

  it('for one datum suppresses that one', async () => {
    const sol = await person('Sol Vera', '21000505-6');
    const admin = world.person('a', ['ADMIN_SISTEMA']);
    await act.patch(admin, sol, { correo: 'sol@gore.cl' });
    await granted(await request('SUPRESION', '21000505-6'), [registro(sol, { campo: 'correo' })]);
    const { data } = await act.view(admin, sol);
    expect(data).toMatchObject({ nombre: 'Sol Vera', run: '21000505-6' });
    expect(data).not.toHaveProperty('correo');
  });

  it.each(['BLOQUEO', 'OPOSICION'])(
    'for %s takes the record away until the block is lifted',
    async (derecho) => {
      const run = derecho === 'BLOQUEO' ? '21000606-0' : '21000707-5';
      const mar = await person('Mar Soto', run);
      const admin = world.person('a', ['ADMIN_SISTEMA']);
      await granted(await request(derecho, run), [registro(mar)]);
      expect(await refusalOf(act.view(admin, mar))).toMatchObject({ kind: 'no_encontrado' });
      await granted(await request('DESBLOQUEO', run), [registro(mar)]);
      expect((await act.view(admin, mar)).data.nombre).toBe('Mar Soto');
    },
  );

  it('comes back with the reason when it names a record of somebody else, which stays as it was', async () => {
    const otra = await person('Otra Persona', '21000808-K');
    const done = await granted(await request('SUPRESION', '21000101-8'), [registro(otra)]);
    expect(done).toMatchObject({ estado: 'EN_TRAMITE' });
    expect(done.data.resultado).toContain('no tiene datos de esta persona');
    expect((await act.stored(otra)).data.nombre).toBe('Otra Persona');
  });

  it('comes back when the record only points at the person, and whoever asked can be sent to the right one', async () => {
    const jefe = await person('Jefe Uno', '21000909-4');
    const admin = world.person('a', ['ADMIN_SISTEMA']);
    const unidad = await act.create(admin, 'division', { sigla: 'U1', nombre: 'Unidad', jefatura: jefe.id });
    for (const derecho of ['SUPRESION', 'BLOQUEO', 'OPOSICION']) {
      const done = await granted(await request(derecho, '21000909-4'), [registro(unidad)]);
      expect(done).toMatchObject({ estado: 'EN_TRAMITE' });
      expect(done.data.resultado).toContain('solo nombra a la persona');
    }
    expect((await act.view(admin, unidad)).data.nombre).toBe('Unidad');
  });

  it('comes back when others would lose their data with it, unless it names the datum', async () => {
    const nota = { peticion: 'Como pidió 21.000.101-8' };
    const first = await request('ACCESO', '7654321-6', nota);
    const done = await granted(await request('SUPRESION', '7654321-6'), [registro(first)]);
    expect(done.data.resultado).toContain('datos de otras personas');
    const one = await granted(await request('SUPRESION', '7654321-6'), [
      registro(first, { campo: 'nombre' }),
    ]);
    expect(one).toMatchObject({ estado: 'CUMPLIDA' });
    expect((await act.stored(first)).data).toMatchObject({ run: '7654321-6' });
    expect((await act.stored(first)).data).not.toHaveProperty('nombre');
  });

  it('comes back with the fault when the correct value is none', async () => {
    const ana = await person('Ana Ríos', '11111111-1');
    const made = await request('RECTIFICACION', '11111111-1');
    const done = await granted(made, [registro(ana, { campo: 'run', valor: '1-2' })]);
    expect(done).toMatchObject({ estado: 'EN_TRAMITE' });
    expect(done.data.resultado).toContain('run:');
  });

  it('is done once, and what is left of it when it was cut short', async () => {
    const eva = await person('Cora Paz', '22222222-2');
    const made = await admitted(await request('SUPRESION', '22222222-2'));
    const done = await act.run(delegado, made, 'acoger', { ...respuesta, registros: [registro(eva)] });
    const event = await eventOf(done);
    world.engine.faults.clear();
    await fulfilment()(event, { attempt: 1, last: false });
    const before = await act.stored(done);
    await fulfilment()(event, { attempt: 2, last: false });
    expect(await act.stored(done)).toEqual(before);
  });

  it('goes on after a fault that was ours', async () => {
    const ines = await person('Inés Lara', '21000910-8');
    const made = await admitted(await request('BLOQUEO', '21000910-8'));
    const done = await act.run(delegado, made, 'acoger', { ...respuesta, registros: [registro(ines)] });
    const broken = createFulfilment({
      write: world.deps,
      traces: () => Promise.reject(new Error('away')),
      files: { put: async () => undefined },
      institution: async () => ({ nombre: '' }),
    });
    await expect(broken(await eventOf(done), { attempt: 1, last: true })).rejects.toThrow('away');
    expect((await act.stored(done)).estado).toBe('ACOGIDA');
    const again = await act.run(delegado, done, 'reintentar');
    await fulfilment()(await eventOf(again), { attempt: 1, last: false });
    expect((await act.stored(again)).estado).toBe('CUMPLIDA');
  });
});
