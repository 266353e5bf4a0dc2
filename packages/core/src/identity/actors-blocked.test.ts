import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readStanding } from '../kernel/runtime/access/policy-store.ts';
import type { Command, Outcome } from '../kernel/runtime/write/context.ts';
import { blockRecord, unblockRecord } from '../kernel/runtime/write/law.ts';
import { type Actions, actionsOver, refusalOf } from '../kernel/testing/actions.ts';
import { inconsistencies } from '../kernel/testing/consistency.ts';
import { openWorld, type World } from '../kernel/testing/world.ts';
import { producto } from '../modules/producto.ts';
import { type Actors, createActors } from './actors.ts';

let world: World;
let act: Actions;
let ana: Outcome;
beforeAll(async () => {
  world = await openWorld(producto);
  act = actionsOver(world);
  const values = { nombre: 'Ana Rojas', run: '12345678-5', roles: ['ADMIN_SISTEMA'] };
  ana = await act.create(world.system(), 'usuario', values);
});
afterAll(async () => {
  expect(await inconsistencies(world)).toEqual([]);
  await world.close();
});

/** One container: what it remembers is its own. */
const container = (): Actors => createActors(world.deps);

const arriving = async (at: Actors): Promise<Command> => {
  const actor = await at.current('t', ana.id);
  if (!actor) throw new Error('Nobody is there.');
  return { actor, requestId: 'prueba' };
};

let last = 20_000;
const town = async () => {
  last += 1;
  const values = { cut: String(last), nombre: `Comuna ${last}`, provincia: 'P', region: 'R' };
  return act.create(world.system(), 'comuna', values);
};

const order = ({ module, id }: Outcome) => ({ module, id, resolution: 'R 7' });
const block = (made: Outcome) => blockRecord(world.deps, world.system(), order(made));
const unblock = (made: Outcome) => unblockRecord(world.deps, world.system(), order(made));

/** Reads of the list of what is blocked while something runs. */
const readsOfBlocked = async (run: () => Promise<unknown>) => {
  const send = vi.spyOn(world.deps.store.client, 'send');
  await run();
  const asked = send.mock.calls.filter(([command]) => JSON.stringify(command.input).includes('BLO#t'));
  send.mockRestore();
  return asked.length;
};

it('is read once for each version of the policy, and never while nothing changed', async () => {
  const here = container();
  const made = await town();
  const look = async () => act.view(await arriving(here), made);
  expect(await readsOfBlocked(look)).toBe(1);
  expect(await readsOfBlocked(look)).toBe(0);
  await block(await town());
  expect(await readsOfBlocked(look)).toBe(1);
  expect(await readsOfBlocked(look)).toBe(0);
});

it('holds for the very next request of every container, and lifts the same way', async () => {
  const [here, there] = [container(), container()];
  const made = await town();
  for (const at of [here, there]) expect((await act.view(await arriving(at), made)).data.id).toBe(made.id);
  await block(made);
  for (const at of [here, there])
    expect(await refusalOf(act.view(await arriving(at), made))).toMatchObject({ kind: 'no_encontrado' });
  await unblock(made);
  for (const at of [here, there]) expect((await act.view(await arriving(at), made)).data.id).toBe(made.id);
});

it('is never older than the blocks that were answered before a request, however they race', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, town));
  const answered = new Set<string>();
  const containers = [container(), container(), container()];
  const asks = containers.map(async (at) => {
    while (answered.size < all.length) {
      const before = [...answered];
      const { blocked } = (await arriving(at)).actor;
      expect(before.filter((id) => !blocked?.get('comuna')?.has(id))).toEqual([]);
    }
  });
  const blocks = all.map(async (made) => {
    await block(made);
    answered.add(made.id);
  });
  await Promise.all([...blocks, ...asks]);
});

it('moves the version once, also in a module that is of the policy itself', async () => {
  const unit = await act.create(world.system(), 'division', { sigla: 'N', nombre: 'Norte' });
  const version = async () => (await readStanding(world.deps.store, 't', [])).version;
  const before = await version();
  await block(unit);
  expect(await version()).toBe(before + 1);
  await block(unit);
  expect(await version()).toBe(before + 1);
  await unblock(unit);
  expect(await version()).toBe(before + 2);
});

it('comes with an operator of the platform too', async () => {
  const made = await town();
  await block(made);
  const entry = await act.create(world.system(), 'ingreso_operador', {
    operador: 'Olga Operadora',
    operadorId: 'olga',
    motivo: 'Soporte',
  });
  const actor = await container().current('t', `operador:${entry.id}`);
  expect(actor?.blocked?.get('comuna')?.has(made.id)).toBe(true);
  expect(await container().current('t', 'operador:nadie')).toBeUndefined();
});
