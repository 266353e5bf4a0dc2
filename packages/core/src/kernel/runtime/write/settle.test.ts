import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { pointingAt } from '../store/pointing.ts';
import type { Outcome } from './context.ts';
import { settleRecord } from './settle.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const tarea = (values: Readonly<Record<string, unknown>> = {}) =>
  t.create(t.admin, 'tarea', { nombre: 'T', ...values });
const settle = (
  { id }: Pick<Outcome, 'id'>,
  make: () => Promise<Readonly<Record<string, number | string>>>,
  by = t.world.system(),
) => settleRecord(t.world.deps, by, t.module('tarea'), id, make);

describe('settling a record', () => {
  it('sets what follows from others, and writes nothing when it is set', async () => {
    const task = await tarea();
    expect(await settle(task, async () => ({ nivel: 3 }))).toMatchObject({ version: 2 });
    expect(await settle(task, async () => ({ nivel: 3 }))).toBeUndefined();
    expect(await t.stored(task)).toMatchObject({ version: 2, data: { nivel: 3 } });
  });

  it('reaches records that people no longer change, and none that are gone', async () => {
    const task = await tarea({ proyecto: (await t.proyecto()).id });
    await t.run(t.admin, task, 'saldar');
    expect(await settle(task, async () => ({ nivel: 1 }))).toMatchObject({ version: 3 });
    const gone = await tarea();
    await t.remove(t.admin, gone);
    expect(await settle(gone, async () => ({ nivel: 1 }))).toBeUndefined();
    expect(await settle({ id: 'nadie' }, async () => ({ nivel: 1 }))).toBeUndefined();
  });

  it('looks again when the record changed meanwhile, and gives up when it never rests', async () => {
    const task = await tarea();
    let looks = 0;
    const change = async () => {
      const { version } = await t.stored(task);
      await t.patch(t.admin, { ...task, version }, { nombre: `T${version}` });
    };
    const outcome = await settle(task, async () => {
      looks += 1;
      if (looks === 1) await change();
      return { nivel: looks };
    });
    expect(outcome).toMatchObject({ version: 3 });
    expect((await t.stored(task)).data).toMatchObject({ nivel: 2, nombre: 'T1' });
    const never = settle(task, async () => {
      await change();
      return { nivel: 9 };
    });
    expect(await refusalOf(never)).toMatchObject({ kind: 'conflicto' });
  });

  it('writes nothing that belongs to people, and only for whoever may', async () => {
    const task = await tarea();
    await expect(settle(task, async () => ({ nombre: 'X' }))).rejects.toThrow(
      'tarea.nombre is written by people, so nothing settles it',
    );
    expect(await refusalOf(settle(task, async () => ({ nivel: 1 }), t.patrulla))).toMatchObject({
      kind: 'prohibido',
    });
  });
});

describe('the way back of a reference', () => {
  it('names at once who points, by which field, as long as they live and point', async () => {
    const [a, b] = [await t.proyecto(), await t.proyecto()];
    const who = async (of: Outcome) => {
      const keys = await pointingAt(
        t.world.deps.store,
        { tenant: 't', ...of },
        { module: 'tarea', field: 'proyecto' },
      );
      return keys.map(({ id }) => id);
    };
    const task = await tarea({ proyecto: a.id });
    expect(await who(a)).toEqual([task.id]);
    const moved = await t.patch(t.admin, task, { proyecto: b.id });
    expect(await who(a)).toEqual([]);
    expect(await who(b)).toEqual([task.id]);
    const gone = await t.remove(t.admin, moved);
    expect(await who(b)).toEqual([]);
    await t.restore(t.admin, gone);
    expect(await who(b)).toEqual([task.id]);
  });
});
