import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { scanTable } from '../../testing/scan.ts';
import type { Outcome } from '../write/context.ts';
import { type AuditEntry, entryHash } from './chain.ts';
import { entrySort } from './entries.ts';
import { examine } from './examine.ts';
import { suppressPersonal } from './suppress.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

type Item = Readonly<Record<string, unknown>>;

const keyOf = ({ module, id }: Outcome) => ({ tenant: 't', module, id });
const breaksOf = async (made: Outcome, seen = 0) =>
  (await examine(t.world.deps.store, t.world.deps.product, keyOf(made), seen)).breaks.map(
    ({ seq, what }) => `${what} ${seq}`,
  );
const itemOf = async (prefix: string, { module, id }: Outcome, seq?: number): Promise<Item> => {
  const pk = `${prefix}#t#${module}#${id}`;
  const found = (await scanTable(t.world)).find(
    (item) => item.pk === pk && (seq === undefined || item.sk === entrySort(seq)),
  );
  if (!found) throw new Error(`no ${pk}`);
  return found;
};
const put = (Item: Item) => t.world.deps.store.client.send(new PutCommand({ TableName: 'datos', Item }));
const remove = ({ pk, sk }: Item) =>
  t.world.deps.store.client.send(new DeleteCommand({ TableName: 'datos', Key: { pk, sk } }));

const lived = async () => {
  const made = await t.proyecto({ correo: 'ana@gore.cl', monto: 1 });
  const changed = await t.patch(t.admin, made, { monto: 2, correo: 'eva@gore.cl' });
  return t.run(t.admin, changed, 'iniciar', { inicio: '2026-07-01' });
};

/** The same item with one byte of its text flipped at a place. */
const flipped = (item: Item, at: number): Item | undefined => {
  const text = JSON.stringify(item);
  const turned = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
  try {
    const parsed = JSON.parse(turned) as Item;
    return parsed.pk === item.pk && parsed.sk === item.sk ? parsed : undefined;
  } catch {
    return undefined;
  }
};

describe('an honest history', () => {
  it('has nothing broken, whatever happened to the record', async () => {
    const made = await lived();
    expect(await breaksOf(made)).toEqual([]);
    const gone = await t.remove(t.admin, await t.proyecto());
    expect(await breaksOf(gone)).toEqual([]);
    const { outcome } = await suppressPersonal(t.world.deps, t.world.system(), { ...made, resolution: '1' });
    const later = await t.patch(t.admin, outcome, { correo: 'nueva@gore.cl' });
    expect(await breaksOf(later)).toEqual([]);
    expect(await breaksOf(t.ana)).toEqual([]);
    expect(await breaksOf(t.gabinete)).toEqual([]);
  });

  it('keeps what another law asks to keep, and is whole', async () => {
    const made = await lived();
    await suppressPersonal(t.world.deps, t.world.system(), { ...made, resolution: '1', keepCurrent: true });
    expect(await breaksOf(made)).toEqual([]);
  });

  it('is read again before it is called broken, since somebody may be writing', async () => {
    const made = await lived();
    const { store } = t.world.deps;
    const stale = await store.get(keyOf(made));
    await t.patch(t.admin, made, { monto: 9 });
    let reads = 0;
    const late = {
      ...store,
      get: async (...key: Parameters<typeof store.get>) => {
        reads += 1;
        return reads === 1 ? stale : store.get(...key);
      },
    };
    expect((await examine(late, t.world.deps.product, keyOf(made))).breaks).toEqual([]);
    expect(reads).toBe(2);
  });
});

describe('whoever changes the store', () => {
  it('by one flipped byte of an entry, its sidecar or its hash is found', async () => {
    const made = await lived();
    for (const prefix of ['AUD', 'RES']) {
      const item = await itemOf(prefix, made, 2);
      const { entry, hash, values } = item;
      const core = JSON.stringify({ entry, hash, values });
      let tried = 0;
      for (let at = 0; at < core.length; at += 7) {
        const turned = flipped({ pk: item.pk, sk: item.sk, ...(JSON.parse(core) as Item) }, at + 60);
        if (!turned) continue;
        tried += 1;
        await put({ ...item, entry: undefined, hash: undefined, values: undefined, ...turned });
        expect(await breaksOf(made), JSON.stringify(turned)).not.toEqual([]);
      }
      expect(tried).toBeGreaterThan(5);
      await put(item);
      expect(await breaksOf(made)).toEqual([]);
    }
  });

  it('by changing the record itself is found', async () => {
    const made = await lived();
    const record = await itemOf('REG', made);
    const data = record.data as Item;
    for (const change of [
      { data: { ...data, monto: 3 } },
      { data: { ...data, correo: 'otra@gore.cl' } },
      { estado: 'CERRADO' },
      { codigo: 'XX/2026' },
      { extra: { nota: 'x' } },
    ]) {
      await put({ ...record, ...change });
      expect(await breaksOf(made)).toEqual(['record 3']);
    }
    await put(record);
  });

  it('by cutting off the tail, or forging the head, is found', async () => {
    const made = await lived();
    const tail = await itemOf('AUD', made, 3);
    await remove(tail);
    expect(await breaksOf(made)).toEqual(['missing 3']);
    await put(tail);
    const record = await itemOf('REG', made);
    await put({ ...record, hash: 'f'.repeat(64) });
    expect(await breaksOf(made)).toEqual(['wrong head 3']);
    await put(record);
  });

  it('by turning back the record with its chain is found by whoever saw more', async () => {
    const made = await lived();
    const [record, second, tail] = [
      await itemOf('REG', made),
      await itemOf('AUD', made, 2),
      await itemOf('AUD', made, 3),
    ];
    await remove(tail);
    const { inicio: _, ...data } = record.data as Item;
    const before = { inicio: t.world.clock.hoy(), ...data };
    await put({ ...record, version: 2, hash: second.hash, estado: 'IDEA', data: before });
    expect(await breaksOf(made)).toEqual([]);
    expect(await breaksOf(made, 3)).toEqual(['witness 3']);
  });

  it('by sealing anew a whole chain is found only by its digest, but never without its head', async () => {
    const made = await lived();
    const item = await itemOf('AUD', made, 3);
    const entry = { ...(item.entry as AuditEntry), actor: 'otra' };
    await put({ ...item, entry, hash: entryHash(entry) });
    expect(await breaksOf(made)).toEqual(['wrong head 3']);
  });

  it('by deleting a personal value, or keeping one the law took, is found', async () => {
    const made = await lived();
    const aside = await itemOf('RES', made, 2);
    await remove(aside);
    expect(await breaksOf(made)).toEqual(['lost 2']);
    await put({ ...aside, values: { correo: { suprimido: 'inventada' } } });
    expect(await breaksOf(made)).toEqual(['lost 2']);
    await put(aside);
    await suppressPersonal(t.world.deps, t.world.system(), { ...made, resolution: '1' });
    await put(aside);
    expect(await breaksOf(made)).toEqual(['kept 2']);
  });

  it('by claiming a suppression that says nothing is found', async () => {
    const made = await lived();
    const item = await itemOf('AUD', made, 3);
    const { input: _, ...entry } = item.entry as AuditEntry;
    await put({ ...item, entry: { ...entry, verb: 'suprimir' } });
    expect(await breaksOf(made)).toEqual(['altered 3']);
  });

  it('by deleting the record is found', async () => {
    const made = await lived();
    await remove(await itemOf('REG', made));
    expect(await breaksOf(made, 4)).toEqual(['no record 3', 'witness 4']);
    expect(await breaksOf({ ...made, module: 'retirado' })).toEqual(['no record 0']);
  });
});
