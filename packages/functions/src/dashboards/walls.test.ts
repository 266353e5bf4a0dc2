import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { actionsOver, refusalOf } from '@gore/core/kernel/testing/actions.ts';
import { scanTable } from '@gore/core/kernel/testing/scan.ts';
import { openWorld, type World } from '@gore/core/kernel/testing/world.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lightWall, openWall } from './walls.ts';

let world: World;
/** Whoever may light walls, for as long as they are in the institution. */
let staff: Map<string, Actor>;

const asked = { lugar: 'Sala de reuniones', tablero: 'ejecutivo', hasta: '2026-07-20' };
const actors = { current: async (_: string, id: string) => staff.get(id) };

beforeAll(async () => {
  world = await openWorld(producto);
  const admin = world.person('admin', ['ADMIN_SISTEMA']);
  staff = new Map([['admin', admin.actor]]);
});
afterAll(() => world.close());

const admin = () => world.person('admin', ['ADMIN_SISTEMA']);
const light = (more = {}) => lightWall(world.deps, admin(), { ...asked, ...more });
const open = (key: string | undefined) => openWall(world.deps, actors, key);

describe('lighting a wall', () => {
  it('is for whoever holds the power, of a dashboard open to them that is for walls', async () => {
    const regional = world.person('ana', ['ADMIN_REGIONAL']);
    expect((await refusalOf(lightWall(world.deps, regional, asked))).kind).toBe('prohibido');
    expect((await refusalOf(light({ tablero: 'personal' }))).kind).toBe('no_encontrado');
    expect((await refusalOf(light({ tablero: 'otro' }))).kind).toBe('no_encontrado');
  });

  it('takes a day that has not passed, and where the wall is', async () => {
    expect((await refusalOf(light({ hasta: 'mañana' }))).kind).toBe('invalido');
    expect((await refusalOf(light({ hasta: '2026-07-14' }))).message).toContain('elija un día');
    expect((await refusalOf(light({ lugar: '' }))).kind).toBe('invalido');
  });

  it('keeps nothing of the key but what it hashes to, and says who gave it', async () => {
    const { id, clave } = await light();
    const secret = clave.split('.').at(-1) ?? '';
    const kept = JSON.stringify(await scanTable(world));
    expect(secret).toHaveLength(43);
    expect(kept).not.toContain(secret);
    const record = await world.deps.store.get({ tenant: 't', module: 'pantalla', id });
    expect(record).toMatchObject({ creadoPor: 'admin', data: { lugar: asked.lugar, tablero: 'ejecutivo' } });
  });

  it('gives another key every time, whatever key the request is repeated under', async () => {
    const twice = { ...admin(), idempotency: { key: 'la-misma-clave', request: 'x' } };
    const first = await lightWall(world.deps, twice, asked);
    const second = await lightWall(world.deps, twice, asked);
    expect(first.clave).not.toBe(second.clave);
    expect((await open(first.clave)).tablero).toBe('ejecutivo');
    expect((await open(second.clave)).tablero).toBe('ejecutivo');
  });
});

describe('a key', () => {
  it('opens its dashboard as whoever gave it', async () => {
    const { clave } = await light({ unidad: undefined });
    expect(await open(clave)).toEqual({
      actor: staff.get('admin'),
      lugar: asked.lugar,
      tablero: 'ejecutivo',
    });
  });

  it('that is not the one given opens nothing', async () => {
    const { id, clave } = await light();
    const other = (await light()).clave.split('.').at(-1) ?? '';
    const wrong = [
      undefined,
      '',
      'x',
      `t.${id}.${other}`,
      clave.replace(/^t\./, 'u.'),
      clave.slice(0, -1),
      `${clave}x`,
      clave.replace(id, '0'.repeat(26)),
    ];
    for (const key of wrong) {
      const refused = await refusalOf(open(key));
      expect([key, refused.kind, refused.code]).toEqual([key, 'sin_sesion', 'PANTALLA_DESCONOCIDA']);
    }
  });

  it('that was revoked says so', async () => {
    const { id, clave } = await light();
    const act = actionsOver(world);
    await act.run(admin(), { module: 'pantalla', id, version: 1, codigo: '' }, 'revocar', {
      motivo: 'Se cambió de sala',
    });
    const refused = await refusalOf(open(clave));
    expect(refused).toMatchObject({ code: 'PANTALLA_APAGADA' });
    expect(refused.message).toContain('revocada');
  });

  it('of somebody who left, or lost the power, opens nothing more', async () => {
    const { clave } = await light();
    const before = staff;
    staff = new Map();
    expect((await refusalOf(open(clave))).message).toContain('ya no puede');
    staff = new Map([['admin', world.person('admin', ['ADMIN_REGIONAL']).actor]]);
    expect((await refusalOf(open(clave))).message).toContain('ya no puede');
    staff = before;
    expect((await open(clave)).tablero).toBe('ejecutivo');
  });

  it('ends with its last day', async () => {
    const { clave } = await light({ hasta: '2026-07-16' });
    world.clock.fijar('2026-07-17T03:59:59.000Z');
    expect((await open(clave)).tablero).toBe('ejecutivo');
    world.clock.fijar('2026-07-17T04:00:00.000Z');
    expect((await refusalOf(open(clave))).message).toContain('plazo');
  });
});
