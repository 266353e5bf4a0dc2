import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { furnish, openTaller, siglaOf, type Taller } from '../../testing/furnish.ts';
import { readPartition } from './partition.ts';
import { scanRecords } from './scan.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

const key = (id: string, tenant = 't') => ({ tenant, module: 'proyecto', id });

describe('the system of record', () => {
  it('reads by key, one or many, and leaves out what is not there', async () => {
    const { store } = t.world.deps;
    const made = [];
    for (let n = 0; n < 3; n += 1) made.push(await t.proyecto());
    const [first] = made;
    expect(await store.get(key(first?.id ?? ''))).toMatchObject({ codigo: first?.codigo });
    expect(await store.get(key('nada'))).toBeUndefined();
    expect(await store.get(key(first?.id ?? '', 'otra'))).toBeUndefined();
    const keys = [...made, ...made].map(({ id }) => key(id));
    const found = await store.getMany([...keys, key('nada')]);
    expect(found.map(({ id }) => id).toSorted()).toEqual(made.map(({ id }) => id).toSorted());
    expect(await store.getMany([])).toEqual([]);
  });

  it('reads more than a hundred, and again what DynamoDB leaves over', async () => {
    const { store } = t.world.deps;
    const made = await Promise.all(
      Array.from({ length: 130 }, (_, at) => t.proyecto({ sigla: `Z${siglaOf(at)}` })),
    );
    t.world.engine.faults.inject({ operations: ['BatchGetItem'], fault: 'Unprocessed', next: 3 });
    const found = await store.getMany(made.map(({ id }) => key(id)));
    t.world.engine.faults.clear();
    expect(found).toHaveLength(130);
  });

  it('finds a record by its code at once', async () => {
    const made = await t.proyecto({ sigla: 'CODIGO' });
    const { byCode } = t.world.deps.store;
    expect(await byCode('t', 'proyecto', 'CODIGO/2026')).toBe(made.id);
    expect(await byCode('t', 'proyecto', 'NADA/2026')).toBeUndefined();
    expect(await byCode('otra', 'proyecto', 'CODIGO/2026')).toBeUndefined();
  });

  it('lists the children of a parent, the work of a person and the newest of a module', async () => {
    const { children, assigned, newest } = t.world.deps.store;
    const proyecto = await t.proyecto({ responsable: t.luis.id });
    const pagos = [];
    for (let n = 0; n < 3; n += 1) pagos.push((await t.pago(proyecto)).id);
    const ids = (page: { readonly keys: readonly { readonly id: string }[] }) =>
      page.keys.map(({ id }) => id);
    expect(ids(await children('t', `proyecto#${proyecto.id}`, 'pago', 10))).toEqual(pagos);
    expect(ids(await children('t', `proyecto#${proyecto.id}`, 'pago', 2))).toHaveLength(2);
    expect(ids(await children('t', `proyecto#${proyecto.id}`, 'recibo', 10))).toEqual([]);
    expect(ids(await assigned('t', t.luis.id, 'proyecto', 10))).toEqual([proyecto.id]);
    const first = await newest('t', 'pago', 2);
    expect(ids(first)).toEqual(pagos.slice(1).toReversed());
    const second = await newest('t', 'pago', 2, first.next);
    expect(ids(second)).toEqual([pagos[0]]);
    expect(second.next).toBeUndefined();
  });

  it('keeps no totals where there are none', async () => {
    const { totals, balance } = t.world.deps.store;
    expect([await totals(key('nada')), await balance(key('nada'))]).toEqual([{}, undefined]);
  });

  it('gives out numbers one by one or in blocks, to many at the same moment', async () => {
    const { reserve } = t.world.deps.store;
    expect(await reserve('t', 'XX', '2026', 1)).toBe(1);
    expect(await reserve('t', 'XX', '2026', 25)).toBe(26);
    expect(await reserve('t', 'XX', '2027', 1)).toBe(1);
    expect(await reserve('otra', 'XX', '2026', 1)).toBe(1);
    const many = await Promise.all(Array.from({ length: 20 }, () => reserve('t', 'XX', '2026', 3)));
    expect(many.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => 29 + 3 * at));
  });

  it('takes an answer without items for one of none', async () => {
    const { store } = t.world.deps;
    const made = await t.proyecto();
    const answers = vi.spyOn(store.client, 'send');
    answers.mockResolvedValueOnce({} as never);
    expect(await store.getMany([key(made.id)])).toEqual([]);
    answers.mockResolvedValueOnce({} as never);
    expect(await store.newest('t', 'pago', 2)).toEqual({ keys: [] });
    answers.mockResolvedValueOnce({} as never);
    expect(await readPartition(store, { KeyConditionExpression: 'pk = :pk' })).toEqual([]);
    answers
      .mockResolvedValueOnce({ LastEvaluatedKey: { pk: 'a' } } as never)
      .mockResolvedValueOnce({} as never);
    for await (const batch of scanRecords(store, 'proyecto')) expect(batch).toBeUndefined();
    expect(answers).toHaveBeenCalledTimes(5);
    answers.mockRestore();
  });

  it('walks all the records of a module, of every institution, the deleted ones too', async () => {
    const other = await furnish(t.world, 'otra');
    const gone = await other.remove(
      other.admin,
      await other.create(other.admin, 'division', { sigla: 'X', nombre: 'X' }),
    );
    const seen = [];
    for await (const batch of scanRecords(t.world.deps.store, 'division')) seen.push(...batch);
    expect(seen.map(({ tenant, codigo }) => `${tenant} ${codigo}`).toSorted()).toEqual(
      ['otra DIT', 'otra GAB', 'otra X', 't DIT', 't GAB'].toSorted(),
    );
    expect(seen.find(({ id }) => id === gone.id)).toHaveProperty('eliminadoEn');
    const none = [];
    for await (const batch of scanRecords(t.world.deps.store, 'nada')) none.push(batch);
    expect(none).toEqual([]);
  });
});
