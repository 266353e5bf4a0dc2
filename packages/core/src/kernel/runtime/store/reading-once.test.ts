import { expect, it } from 'vitest';
import type { StoredRecord } from '../stored.ts';
import { readingOnce } from './reading-once.ts';
import type { RecordKey, Store } from './store.ts';

const key = (id: string): RecordKey => ({ tenant: 'nuble', module: 'ipr', id });

/** A store of the records named, that notes what it was asked for. */
const storeOf = (...ids: readonly string[]) => {
  const asked: string[] = [];
  const find = ({ id }: RecordKey) =>
    ids.includes(id) ? ({ ...key(id), version: 1 } as StoredRecord) : undefined;
  const store = {
    get: async (wanted: RecordKey) => {
      asked.push(wanted.id);
      return find(wanted);
    },
    getMany: async (wanted: readonly RecordKey[]) => {
      asked.push(wanted.map(({ id }) => id).join('+'));
      return wanted.flatMap((one) => find(one) ?? []);
    },
    // The two reads are all that is asked of it here.
  } as Partial<Store> as Store;
  return { asked, store: readingOnce(store) };
};

const idsOf = (records: readonly StoredRecord[]) => records.map(({ id }) => id);

it('asks once for what is read many times, also at the same time', async () => {
  const { asked, store } = storeOf('a', 'b');
  const [first, second] = await Promise.all([store.get(key('a')), store.get(key('a'))]);
  expect(first).toBe(second);
  expect(idsOf(await store.getMany([key('a'), key('b'), key('b')]))).toEqual(['a', 'b']);
  await store.getMany([key('b')]);
  expect(asked).toEqual(['a', 'b']);
});

it('leaves out what does not exist, and remembers that', async () => {
  const { asked, store } = storeOf('a');
  expect(idsOf(await store.getMany([key('nada'), key('a')]))).toEqual(['a']);
  expect(await store.get(key('nada'))).toBeUndefined();
  expect(asked).toEqual(['nada+a']);
});
