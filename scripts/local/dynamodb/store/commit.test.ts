import { describe, expect, it, vi } from 'vitest';
import type { Item } from '../wire.ts';
import { Catalog } from './catalog.ts';
import { ChangeFeed } from './change-feed.ts';
import { commit } from './commit.ts';
import { Staging } from './staging.ts';
import { Storage } from './storage.ts';
import { describeNewTable } from './table.ts';

async function open() {
  const storage = await Storage.open();
  const catalog = await Catalog.load(storage);
  const description = describeNewTable(
    {
      TableName: 'datos',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'state', AttributeType: 'S' },
      ],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byState',
          KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      StreamSpecification: { StreamEnabled: true },
    },
    'us-east-1',
    0,
  );
  await catalog.save({ description, ttlAttribute: 'expires' });
  const feed = ChangeFeed.open(storage, () => 0);
  const batches = vi.spyOn(storage, 'commit');
  return { storage, catalog, feed, batches, staging: Staging.over(storage) };
}

const item = (pk: string): Item => ({ pk: { S: pk }, state: { S: 'open' }, expires: { N: '7' } });

describe('commit', () => {
  it('sends items, index entries, expiry entries, changes and records in one batch', async () => {
    const { storage, catalog, feed, batches, staging } = await open();
    staging.put('datos', 'a', item('a'));
    staging.put('datos', 'b', item('b'));
    staging.setRecord('token~x', 1);
    await commit(staging, storage, catalog, feed);
    expect(batches).toHaveBeenCalledTimes(1);
    const kinds = batches.mock.calls[0]?.[0].map(({ key }) => key.slice(0, key.indexOf('~')));
    expect(kinds).toEqual([
      'item',
      'index',
      'expiry',
      'item',
      'index',
      'expiry',
      'feed',
      'feed',
      'meta',
      'token',
    ]);
    await storage.close();
  });

  it('numbers nothing when the batch fails', async () => {
    const { storage, catalog, feed, batches, staging } = await open();
    staging.put('datos', 'a', item('a'));
    batches.mockRejectedValueOnce(new Error('disk full'));
    await expect(commit(staging, storage, catalog, feed)).rejects.toThrow('disk full');
    expect(feed.last).toBe(0);
    await commit(staging, storage, catalog, feed);
    expect(await feed.read(0, 10)).toMatchObject([{ sequence: 1 }]);
    await storage.close();
  });

  it('writes nothing at all for an item put as it was', async () => {
    const { storage, catalog, feed, batches, staging } = await open();
    staging.put('datos', 'a', item('a'));
    await commit(staging, storage, catalog, feed);
    batches.mockClear();
    const again = Staging.over(storage);
    again.put('datos', 'a', item('a'));
    await commit(again, storage, catalog, feed);
    expect(batches).not.toHaveBeenCalled();
    await storage.close();
  });
});
