import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { EmbeddedDynamo } from '../dynamodb/engine.ts';
import type { LambdaStreamRecord } from '../dynamodb/lambda-record.ts';
import { MemoryCheckpoint, MemoryFeed } from './memory-stream.fixture.ts';
import { consumeStream, type StreamConsumer } from './stream-consumer.ts';
import { HARSH_STREAM } from './stream-faults.ts';
import type { DynamoStreamEvent, StreamFailure, StreamMapping } from './stream-source.ts';

const running: StreamConsumer[] = [];
afterEach(async () => {
  for (const consumer of running.splice(0)) await consumer.stop();
});

const keyOf = (record: LambdaStreamRecord) => record.dynamodb.Keys.pk?.S ?? '';

function start(
  handler: (event: DynamoStreamEvent) => Promise<unknown>,
  options: Partial<StreamMapping> = {},
) {
  const feed = new MemoryFeed();
  const checkpoint = new MemoryCheckpoint();
  const given: StreamFailure[] = [];
  const consumer = consumeStream({
    source: feed,
    table: 'datos',
    fn: { name: 'proyector', handler, timeoutMs: 5_000 },
    checkpoint,
    onFailure: async (failure) => void given.push(failure),
    ...options,
  });
  running.push(consumer);
  return {
    feed,
    checkpoint: options.checkpoint instanceof MemoryCheckpoint ? options.checkpoint : checkpoint,
    given,
    consumer,
  };
}

/** A handler that remembers what it saw and fails for the keys named, as often as told. */
function recorder(failing: Record<string, number> = {}) {
  const seen: string[] = [];
  const handler = async ({ Records }: DynamoStreamEvent) => {
    for (const record of Records) {
      const key = keyOf(record);
      const left = failing[key] ?? 0;
      if (left > 0) {
        failing[key] = left - 1;
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }] };
      }
      seen.push(key);
    }
    return { batchItemFailures: [] };
  };
  return { seen, handler };
}

const write = (feed: MemoryFeed, keys: string) => {
  for (const key of keys) feed.write(key);
};

describe('delivery', () => {
  test('keeps the order and moves the checkpoint behind it', async () => {
    const { seen, handler } = recorder();
    const { feed, checkpoint } = start(handler, { batchSize: 3 });
    write(feed, 'abcdefg');
    await checkpoint.reached(7);
    expect(seen.join('')).toBe('abcdefg');
  });

  test('wakes at a change without waiting for a poll', async () => {
    const latencies: number[] = [];
    let written = 0;
    const { feed, checkpoint } = start(async () => void latencies.push(performance.now() - written));
    for (let n = 1; n <= 20; n += 1) {
      written = performance.now();
      feed.write('k');
      await checkpoint.reached(n);
    }
    expect(latencies.toSorted((a, b) => a - b)[10]).toBeLessThan(200);
  });

  test('goes on from the checkpoint after a restart', async () => {
    const checkpoint = new MemoryCheckpoint();
    checkpoint.sequence = 2;
    const { seen, handler } = recorder();
    const { feed } = start(handler, { checkpoint });
    write(feed, 'abcd');
    await checkpoint.reached(4);
    expect(seen.join('')).toBe('cd');
  });

  test('passes only what a filter wants, and moves past the rest', async () => {
    const { seen, handler } = recorder();
    const { feed, checkpoint } = start(handler, {
      filters: [{ dynamodb: { NewImage: { v: { S: ['si'] } } } }],
    });
    feed.write('a', 'si');
    feed.write('b', 'no');
    feed.write('c', 'si');
    feed.write('d', 'no');
    await checkpoint.reached(4);
    expect(seen.join('')).toBe('ac');
  });

  test('never shows another table', async () => {
    const { seen, handler } = recorder();
    const { feed, checkpoint } = start(handler);
    feed.write('a', '', 'otra');
    feed.write('b');
    await checkpoint.reached(2);
    expect(seen.join('')).toBe('b');
  });
});

describe('a failure', () => {
  test('reported for one record resumes at that record', async () => {
    const { seen, handler } = recorder({ c: 1 });
    const { feed, checkpoint, given } = start(handler);
    write(feed, 'abcde');
    await checkpoint.reached(5);
    expect(seen.join('')).toBe('abcde');
    expect(given).toEqual([]);
  });

  test('thrown repeats the whole batch', async () => {
    const batches: string[] = [];
    const { feed, checkpoint } = start(async ({ Records }) => {
      batches.push(Records.map(keyOf).join(''));
      if (batches.length === 1) throw new Error('base de datos ausente');
    });
    write(feed, 'abc');
    await checkpoint.reached(3);
    expect(batches.join(' ')).toMatch(/^(a|ab|abc) \1/);
  });

  test('that never ends gives the batch to the on-failure destination and goes on', async () => {
    const failing = async ({ Records }: DynamoStreamEvent) => {
      if (Records.some((record) => keyOf(record) === 'b')) throw new Error('veneno');
    };
    const { feed, checkpoint, given } = start(failing, { batchSize: 2, maxRetries: 1 });
    write(feed, 'zabc');
    await checkpoint.reached(4);
    const lost = given.flatMap(({ records }) => records.map(keyOf));
    expect(lost).toContain('b');
    expect(given[0]).toMatchObject({ functionName: 'proyector', attempts: 2, error: new Error('veneno') });
  });

  test('with bisection loses only the bad record', async () => {
    const seen: string[] = [];
    const failing = async ({ Records }: DynamoStreamEvent) => {
      if (Records.some((record) => keyOf(record) === 'f')) throw new Error('veneno');
      seen.push(...Records.map(keyOf));
    };
    const { feed, checkpoint, given } = start(failing, { maxRetries: 1, bisectOnError: true });
    write(feed, 'abcdefgh');
    await checkpoint.reached(8);
    expect(seen.join('')).toBe('abcdegh');
    expect(given.flatMap(({ records }) => records.map(keyOf))).toEqual(['f']);
  });

  test('of the destination itself skips nothing', async () => {
    let attempts = 0;
    const { feed, checkpoint } = start(() => Promise.reject(new Error('veneno')), {
      maxRetries: 0,
      onFailure: async () => {
        attempts += 1;
        if (attempts < 3) throw new Error('cola ausente');
      },
    });
    feed.write('a');
    await checkpoint.reached(1);
    expect(attempts).toBe(3);
  });

  test('of the checkpoint repeats the batch', async () => {
    const checkpoint = new MemoryCheckpoint();
    const set = checkpoint.set.bind(checkpoint);
    let refusals = 1;
    checkpoint.set = (sequence) =>
      refusals-- > 0 ? Promise.reject(new Error('disco lleno')) : set(sequence);
    const { seen, handler } = recorder();
    const { feed } = start(handler, { checkpoint });
    feed.write('a');
    await checkpoint.reached(1);
    expect(seen.join('')).toBe('aa');
  });
});

describe('faults', () => {
  test('repeat batches and change the order of items, yet each item ends in its last state', async () => {
    const writes = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(99)), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(
        writes,
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        async (changes, chance) => {
          const last = new Map<string, string>();
          const { feed, checkpoint, consumer } = start(
            async ({ Records }) => {
              for (const record of Records) last.set(keyOf(record), record.dynamodb.NewImage?.v?.S ?? '');
            },
            {
              batchSize: 7,
              faults: { ...HARSH_STREAM, lagMs: 0, random: () => chance.next().value ?? 0 },
            },
          );
          for (const [key, value] of changes) feed.write(key, String(value));
          await checkpoint.reached(changes.length);
          await consumer.stop();
          expect(last).toEqual(new Map(changes.map(([key, value]) => [key, String(value)])));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('deliver a batch twice when duplicates are on', async () => {
    const { seen, handler } = recorder();
    const { feed, checkpoint } = start(handler, { faults: { duplicates: 1 } });
    feed.write('a');
    await checkpoint.reached(1);
    expect(seen.join('')).toBe('aa');
  });

  test('lose nothing when a record fails in a disordered batch', async () => {
    const { seen, handler } = recorder({ b: 2, d: 1 });
    const { feed, checkpoint } = start(handler, { faults: { disorder: 1 } });
    write(feed, 'abcdef');
    await checkpoint.reached(6);
    expect([...new Set(seen)].toSorted().join('')).toBe('abcdef');
  });

  test('delay delivery by the lag', async () => {
    let delivered = 0;
    const handler = async () => {
      delivered = Date.now();
    };
    const { feed, checkpoint } = start(handler, { faults: { lagMs: 60 } });
    const written = Date.now();
    feed.write('a');
    await checkpoint.reached(1);
    expect(delivered - written).toBeGreaterThanOrEqual(58);
  });
});

test('stopping ends a sleeping and a lagging consumer at once', async () => {
  const { consumer: sleeping } = start(async () => undefined);
  await sleeping.stop();
  const { consumer: lagging, feed, checkpoint } = start(async () => undefined, { faults: { lagMs: 60_000 } });
  feed.write('a');
  await lagging.stop();
  expect(checkpoint.sequence).toBe(0);
});

test('the embedded DynamoDB is a source', async () => {
  const source: EmbeddedDynamo = await EmbeddedDynamo.open({ ttlSweepMs: 0 });
  await source.call('CreateTable', {
    TableName: 'datos',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  const { seen, handler } = recorder();
  const { checkpoint, consumer } = start(handler, { source });
  await source.call('PutItem', { TableName: 'datos', Item: { pk: { S: 'real' } } });
  await checkpoint.reached(1);
  await consumer.stop();
  await source.close();
  expect(seen).toEqual(['real']);
});
