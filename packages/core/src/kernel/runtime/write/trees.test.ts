import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import type { Outcome } from './context.ts';
import { treeMoved, whileTreesMove } from './trees.ts';

const maxLevels = 30;

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const tarea = (superior?: Outcome) =>
  t.create(t.admin, 'tarea', { nombre: 'T', ...(superior ? { superior: superior.id } : {}) });
const under = (from: Outcome, superior: Outcome | null) =>
  t.patch(t.admin, from, { superior: superior?.id ?? null });

/** Ids from a task up to its root. @throws Error when there is no end to them. */
const climb = async (from: Outcome): Promise<readonly string[]> => {
  const path = [from.id];
  for (let id = (await t.stored(from)).data.superior; typeof id === 'string'; ) {
    if (path.includes(id)) throw new Error('a cycle');
    path.push(id);
    id = (await t.stored({ ...from, id })).data.superior;
  }
  return path;
};

describe('a tree', () => {
  it('takes records in, lets them go and moves them to another', async () => {
    const [a, b] = [await tarea(), await tarea()];
    const c = await tarea(a);
    expect(await climb(c)).toEqual([c.id, a.id]);
    const moved = await under(c, b);
    expect(await climb(c)).toEqual([c.id, b.id]);
    const loose = await under(moved, null);
    expect(await climb(c)).toEqual([c.id]);
    await under(loose, a);
    await under(b, c);
    expect(await climb(b)).toEqual([b.id, c.id, a.id]);
  });

  it('never leads back to where it starts', async () => {
    const a = await tarea();
    const b = await tarea(a);
    const c = await tarea(b);
    expect(await faultsOf(under(a, c))).toEqual({ superior: 'Ya depende de este registro: elija otro.' });
    expect(await faultsOf(under(a, a))).toEqual({
      superior: 'Un registro no puede depender de sí mismo.',
    });
    expect((await t.stored(a)).data.superior).toBeUndefined();
  });

  it('is no deeper than people can follow', async () => {
    let last = await tarea();
    for (let level = 1; level < maxLevels; level += 1) last = await tarea(last);
    const [loose, below] = [await tarea(), await tarea(last)];
    expect((await refusalOf(under(loose, below))).message).toBe(
      'El árbol tendría más de 30 niveles. Elija un lugar más arriba.',
    );
    await under(loose, last);
  });

  it('has no cycle, however many move at the same time', async () => {
    for (let round = 0; round < 6; round += 1) {
      const tasks = await Promise.all(Array.from({ length: 5 }, () => tarea()));
      const pairs = tasks.map((task, at) => [task, tasks[(at + 1) % tasks.length] ?? task] as const);
      const outcomes = await Promise.allSettled(pairs.map(([task, next]) => under(task, next)));
      const refused = outcomes.filter(({ status }) => status === 'rejected');
      expect(refused.length).toBeGreaterThan(0);
      for (const task of tasks) await climb(task);
    }
  });

  it('survives two halves that are hung from each other while a third party cuts them loose', async () => {
    const [p, q] = [await tarea(), await tarea()];
    const x = await tarea(p);
    const z = await tarea(q);
    const [y, w] = [await tarea(x), await tarea(z)];
    await Promise.allSettled([under(z, y), under(x, w), under(x, null), under(z, null)]);
    for (const task of [x, y, z, w]) await climb(task);
  });

  it('is looked at again when somebody else moved in it, and not for ever', async () => {
    let looks = 0;
    const moving = (times: number, error: Error) => async () => {
      looks += 1;
      if (looks <= times) throw error;
      return looks;
    };
    expect(await whileTreesMove(moving(2, treeMoved()))).toBe(3);
    looks = 0;
    await expect(whileTreesMove(moving(9, treeMoved()))).rejects.toThrow('movió algo del mismo árbol');
    expect(looks).toBe(5);
    looks = 0;
    await expect(whileTreesMove(moving(9, new Error('x')))).rejects.toThrow('x');
    expect(looks).toBe(1);
    const root = await tarea();
    const parts = await Promise.all(Array.from({ length: 4 }, () => tarea()));
    const outcomes = await Promise.allSettled(parts.map((part) => under(part, root)));
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'ARBOL_MOVIDO' });
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
  });
});
