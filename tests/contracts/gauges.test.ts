import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createCloudGauges } from '@gore/core/ports/aws/cloud-gauges.ts';
import { createMetricReader } from '@gore/core/ports/aws/cloudwatch.ts';
import type { QueueUrls } from '@gore/core/ports/aws/sqs-queues.ts';
import type { Gauges } from '@gore/core/ports/gauges.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueNames as names } from '../../scripts/local/cloud/feeds.ts';
import { createEmbeddedGauges } from '../../scripts/local/cloud/gauges.ts';
import { openJournal } from '../../scripts/local/journal/journal.ts';
import { EmbeddedSqs } from '../../scripts/local/sqs/embedded-sqs.ts';
import { record } from './recording.ts';

const urls = Object.fromEntries(
  names.map((name) => [name, { url: `https://sqs/1/gore-prod-${name}`, deadLetterUrl: 'x' }]),
) as QueueUrls;

/** What CloudWatch would say of each metric, by its name. */
const figures: Readonly<Record<string, number>> = {
  ApproximateAgeOfOldestMessage: 40,
  IteratorAge: 1200,
  BucketSizeBytes: 5_000_000,
  VolumeBytesUsed: 9_000_000,
};

interface Asked {
  readonly target: string | null;
  readonly authorization: string;
  readonly metrics: readonly string[];
}

const asked: Asked[] = [];

const cloudWatch = async (_: unknown, init?: RequestInit): Promise<Response> => {
  const headers = new Headers(init?.headers);
  const { MetricDataQueries } = JSON.parse(String(init?.body)) as {
    readonly MetricDataQueries: readonly {
      readonly Id: string;
      readonly MetricStat: { readonly Metric: { readonly MetricName: string } };
    }[];
  };
  const metrics = MetricDataQueries.map(({ MetricStat }) => MetricStat.Metric.MetricName);
  asked.push({
    target: headers.get('x-amz-target'),
    authorization: headers.get('authorization') ?? '',
    metrics,
  });
  return Response.json({
    MetricDataResults: MetricDataQueries.map(({ Id }, at) => ({
      Id,
      Values: [figures[metrics[at] ?? ''], 1],
    })),
  });
};

const reader = (fetch: typeof cloudWatch) =>
  createMetricReader({
    region: 'sa-east-1',
    credentials: async () => ({ accessKeyId: 'x', secretAccessKey: 'x' }),
    now: () => 1_795_000_000_000,
    fetch,
  });

const cloud = (fetch = cloudWatch): Gauges =>
  createCloudGauges(
    reader(fetch),
    new DynamoDBClient(record({ body: { Table: { TableSizeBytes: 7_000_000 } } }).settings),
    {
      queues: urls,
      projector: 'gore-prod-projector',
      table: 'datos',
      bucket: 'archivos',
      cluster: 'lectura',
    },
  );

let folder: string;
let sqs: EmbeddedSqs;
let embedded: Gauges;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gore-medidas-'));
  sqs = EmbeddedSqs.open({ file: ':memory:', baseUrl: 'http://sqs.embedded' });
  for (const name of names) sqs.createQueue(name);
  const journal = await openJournal(folder);
  journal.write('una línea');
  await journal.close();
  embedded = createEmbeddedGauges(
    { dataDir: folder },
    {
      sqs,
      journal,
      dynamo: { lastSequence: 12 } as Parameters<typeof createEmbeddedGauges>[1]['dynamo'],
      checkpoints: { of: () => ({ get: async () => 12, set: async () => {} }), close: () => {} },
    },
  );
});
afterAll(async () => {
  await sqs.close();
  await rm(folder, { recursive: true });
});

describe.each([
  ['the embedded engines', () => embedded],
  ['CloudWatch', () => cloud()],
])('the gauges over %s', (_, gauges) => {
  it('tell how long the oldest message of every queue has waited', async () => {
    const oldest = await gauges().oldest();
    expect(Object.keys(oldest).toSorted()).toEqual([...names].toSorted());
    for (const seconds of Object.values(oldest)) expect(seconds).toBeGreaterThanOrEqual(0);
  });

  it('tell how far the read model is behind', async () => {
    expect((await gauges().lag()).ms).toBeGreaterThanOrEqual(0);
  });

  it('tell what takes room', async () => {
    const storage = await gauges().storage();
    expect(storage.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['registros', 'consultas', 'archivos']),
    );
    for (const { bytes } of storage) expect(Number.isSafeInteger(bytes)).toBe(true);
  });
});

describe('CloudWatch', () => {
  it('is asked once for all queues, by its own protocol and signed', async () => {
    asked.length = 0;
    expect(await cloud().oldest()).toMatchObject({ mail: 40 });
    expect(asked).toEqual([
      {
        target: 'GraniteServiceVersion20100801.GetMetricData',
        authorization: expect.stringContaining('/sa-east-1/monitoring/aws4_request'),
        metrics: names.map(() => 'ApproximateAgeOfOldestMessage'),
      },
    ]);
  });

  it('that has no point yet says nothing, and one that refuses is told', async () => {
    const silent = cloud(async () => Response.json({ MetricDataResults: [] }));
    expect(await silent.lag()).toEqual({ ms: 0 });
    expect(await silent.storage()).toEqual([{ what: 'registros', bytes: 7_000_000 }]);
    const refusing = cloud(async () => new Response('', { status: 403 }));
    await expect(refusing.lag()).rejects.toThrow('403');
    expect(await reader(cloudWatch)([], 60)).toEqual([]);
  });
});

it('the embedded gauges measure the log on their own disk', async () => {
  const storage = await embedded.storage();
  expect(storage.find(({ what }) => what === 'bitacoras')?.bytes).toBe(Buffer.byteLength('una línea\n'));
  expect(storage.find(({ what }) => what === 'disco_libre')?.bytes).toBeGreaterThan(0);
});
