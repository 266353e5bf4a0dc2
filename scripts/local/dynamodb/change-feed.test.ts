import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { key, N, put, range, tableInput } from './conformance/fixtures.ts';
import { EmbeddedDynamo } from './engine.ts';

const HOUR_MS = 60 * 60 * 1000;

let engine: EmbeddedDynamo;
let clock: number;

beforeEach(async () => {
  clock = Date.UTC(2026, 0, 1);
  engine = await EmbeddedDynamo.open({ ttlSweepMs: 0, now: () => clock });
  await engine.call('CreateTable', { ...tableInput('datos') });
  await engine.call('CreateTable', { ...tableInput('otra') });
  await engine.call('CreateTable', { ...tableInput('callada'), StreamSpecification: undefined });
});

afterEach(() => engine.close());

const write = (table: string, sk: string) => engine.call('PutItem', { TableName: table, Item: key('a', sk) });

const sequences = async (after: number, limit = 100, table?: string) =>
  (await engine.read(after, limit, table)).map((record) => record.sequence);

describe('the change feed', () => {
  it('numbers the changes of all tables with a stream in one order', async () => {
    await write('datos', '1');
    await write('callada', '1');
    await write('otra', '1');
    await write('datos', '2');
    expect(await sequences(0)).toEqual([1, 2, 3]);
    expect(await sequences(0, 100, 'datos')).toEqual([1, 3]);
    expect(await sequences(1)).toEqual([2, 3]);
    expect(await sequences(0, 2)).toEqual([1, 2]);
    expect(await sequences(3)).toEqual([]);
  });

  it('reads past any number of records of other tables', async () => {
    for (const n of range(30)) await write('otra', String(n));
    await write('datos', 'last');
    expect(await sequences(0, 1, 'datos')).toEqual([31]);
  });

  it('numbers the steps of one transaction without a gap', async () => {
    await Promise.all(
      range(20).map((n) =>
        engine.call('TransactWriteItems', {
          TransactItems: ['x', 'y', 'z'].map((sk) => ({ Put: put(`tx${n}`, sk) })),
        }),
      ),
    );
    const records = await engine.read(0, 100);
    expect(records.map((record) => record.sequence)).toEqual(range(60).map((n) => n + 1));
    const partitions = records.map((record) => record.keys.pk?.S);
    for (const n of range(20)) expect(new Set(partitions.slice(n * 3, n * 3 + 3)).size).toBe(1);
  });

  it('wakes listeners after a commit with changes, until they stop', async () => {
    const seen: number[] = [];
    const stop = engine.onChange(() => seen.push(engine.lastSequence));
    await write('datos', '1');
    await write('callada', '1');
    await write('datos', '2');
    stop();
    await write('datos', '3');
    expect(seen).toEqual([1, 2]);
  });

  it('forgets what is older than a day', async () => {
    await write('datos', '1');
    await write('datos', '2');
    clock += 23 * HOUR_MS;
    await write('datos', '3');
    expect(await engine.trimOlderThan()).toBe(0);
    clock += 2 * HOUR_MS;
    expect(await engine.trimOlderThan()).toBe(2);
    expect(await sequences(0)).toEqual([3]);
  });

  it('begins when a stream is turned on', async () => {
    await write('callada', '1');
    await engine.call('UpdateTable', {
      TableName: 'callada',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    });
    expect(engine.streamArn('callada')).toContain(':table/callada/stream/');
    await engine.call('PutItem', { TableName: 'callada', Item: { ...key('a', '1'), v: N(1) } });
    expect(await engine.read(0, 10)).toMatchObject([{ old: key('a', '1'), new: { v: N(1) } }]);
  });
});
