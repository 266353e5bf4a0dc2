import { viewHistory } from '@gore/core/kernel/runtime/view/history.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import { patchRecord } from '@gore/core/kernel/runtime/write/change.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import { openWorld, type World } from '@gore/core/kernel/testing/world.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenant } from '../../scripts/seed/nuble.ts';
import { seedDemo } from '../../scripts/seed/seed.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(producto);
});
afterAll(() => world.close());

/** What was done to each record, from its first day. */
const historiesOf = async (
  keys: readonly { readonly id: string }[],
): Promise<readonly (readonly string[])[]> => {
  const boss = world.person('jefa', ['ADMIN_REGIONAL'], { tenant });
  return Promise.all(
    keys.map(async ({ id }) => {
      const { data } = await viewHistory(world.deps, boss, 'ipr', id);
      return data.map(({ verb }) => verb).toReversed();
    }),
  );
};

describe('the demonstration', () => {
  it('is written once, through the ordinary writes', async () => {
    expect(await seedDemo(world.deps, 24)).toBe(true);
    expect(await seedDemo(world.deps, 24)).toBe(false);
    const { keys } = await world.deps.store.newest(tenant, 'ipr', 100);
    expect(keys).toHaveLength(24);
    const entries = await historiesOf(keys);
    const lived = entries.filter((verbs) => verbs[0] === 'crear' && verbs.includes('evaluar'));
    expect(lived.length).toBeGreaterThanOrEqual(3);
    const { keys: work } = await world.deps.store.newest(tenant, 'trabajo', 100);
    const states = (await world.deps.store.getMany(work)).map(({ estado }) => estado);
    const problems = await world.deps.store.newest(tenant, 'problema', 100);
    const found = (await world.deps.store.getMany(problems.keys)).map(({ estado }) => estado);
    expect(new Set(found)).toEqual(new Set(['ABIERTO', 'EN_GESTION', 'RESUELTO', 'CERRADO_SIN_RESOLVER']));
    expect(new Set(states)).toEqual(new Set(Object.keys(world.deps.product.find('trabajo')?.states ?? {})));
  });

  it('leaves initiatives that people can open, edit and move', async () => {
    const { deps } = world;
    const boss = world.person('jefa', ['ADMIN_REGIONAL'], { tenant });
    const { keys } = await deps.store.newest(tenant, 'ipr', 100);
    const records = await deps.store.getMany(keys);
    const entered = records.find(({ estado }) => estado === 'INGRESADO');
    if (!entered) throw new Error('no initiative in the first state');
    const ipr = deps.product.find('ipr');
    if (!ipr) throw new Error('no ipr');
    const patched = await patchRecord(deps, boss, ipr, entered.id, {
      version: entered.version,
      changes: { descripcion: 'Obra prioritaria' },
    });
    expect(patched.version).toBe(2);
    const moved = await runTransition(deps, boss, ipr, entered.id, 'revisar', { version: 2, input: {} });
    expect(moved.version).toBe(3);
    const view = await viewRecord(deps, boss, 'ipr', entered.id);
    expect(view.data).toMatchObject({ estado: 'EN_REVISION', descripcion: 'Obra prioritaria' });
    expect(view.meta.verbs.find(({ name }) => name === 'admitir')).toEqual({ name: 'admitir', open: true });
    expect(view.meta.verbs.find(({ name }) => name === 'cerrar')?.reason).toMatch(/No corresponde en estado/);
    const history = await viewHistory(deps, boss, 'ipr', entered.id);
    expect(history.data.map(({ verb }) => verb)).toEqual(['revisar', 'editar', 'importar']);
  });
});
