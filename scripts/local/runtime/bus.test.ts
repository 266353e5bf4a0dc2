import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EmbeddedSqs } from '../sqs/embedded-sqs.ts';
import { type BusRule, EventBus } from './bus.ts';
import type { BusEvent } from './bus-event.ts';
import { durableQueue } from './durable-queue.ts';

let sqs: EmbeddedSqs;
beforeEach(() => {
  sqs = EmbeddedSqs.open({ file: ':memory:', baseUrl: 'http://sqs.embedded' });
  sqs.createQueue('eventos-dlq');
  sqs.createQueue('eventos', {
    visibilitySeconds: 0,
    redrive: { deadLetterQueue: 'eventos-dlq', maxReceiveCount: 3 },
  });
});
afterEach(() => sqs.close());

/** A rule whose deliveries a test can await. */
function collecting(name: string, pattern: BusRule['pattern'], fail = (_event: BusEvent) => false) {
  const events: BusEvent[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const handler = async (event: BusEvent) => {
    events.push(event);
    for (const { count, resolve } of waiting) if (events.length >= count) resolve();
    if (fail(event)) throw new Error('no se pudo');
  };
  const received = (count: number) =>
    new Promise<void>((resolve) => {
      waiting.push({ count, resolve });
      if (events.length >= count) resolve();
    });
  return { rule: { name, pattern, target: { name, handler, timeoutMs: 1_000 } }, events, received };
}

const entry = (DetailType: string, detail: object = {}) => ({
  Source: 'gore',
  DetailType,
  Detail: JSON.stringify(detail),
});
const busWith = (...rules: BusRule[]) => new EventBus(durableQueue(sqs, 'eventos'), rules);

describe('an event', () => {
  test('reaches every rule it matches, and no other', async () => {
    const all = collecting('todo', { source: ['gore'] });
    const open = collecting('abiertas', { detail: { estado: ['abierta'] } });
    const bus = busWith(all.rule, open.rule);
    bus.start();
    await bus.put([entry('ipr.creada', { estado: 'abierta' }), entry('ipr.cerrada', { estado: 'cerrada' })]);
    await Promise.all([all.received(2), open.received(1)]);
    expect(open.events).toMatchObject([
      { source: 'gore', 'detail-type': 'ipr.creada', detail: { estado: 'abierta' } },
    ]);
    expect(all.events.map((event) => event['detail-type']).toSorted()).toEqual(['ipr.cerrada', 'ipr.creada']);
  });

  test('published before anybody listens is delivered later', async () => {
    const all = collecting('todo', { source: ['gore'] });
    await busWith(all.rule).put([entry('ipr.creada')]);
    busWith(all.rule).start();
    await all.received(1);
    expect(all.events).toHaveLength(1);
  });

  test('whose target fails is tried again and then kept as a dead letter', async () => {
    const failing = collecting('falla', { source: ['gore'] }, () => true);
    const bus = busWith(failing.rule);
    await bus.put([entry('ipr.creada')]);
    bus.start();
    await failing.received(3);
    const [dead] = await sqs.receive('eventos-dlq', { waitSeconds: 5 });
    expect(JSON.parse(dead?.body ?? '{}')).toMatchObject({ rule: 'falla' });
    expect(new Set(failing.events.map(({ id }) => id)).size).toBe(1);
  });

  test('comes through the AWS SDK', async () => {
    const all = collecting('todo', { source: ['gore'] });
    const bus = busWith(all.rule);
    bus.start();
    const client = new EventBridgeClient({
      region: 'us-east-1',
      endpoint: 'http://embedded',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
      requestHandler: bus.requestHandler,
    });
    const time = new Date('2026-03-12T19:03:58Z');
    const answer = await client.send(
      new PutEventsCommand({ Entries: [{ ...entry('ipr.creada', { nombre: 'Ñuble' }), Time: time }] }),
    );
    await all.received(1);
    expect(answer.FailedEntryCount).toBe(0);
    expect(all.events).toMatchObject([
      { id: answer.Entries?.[0]?.EventId, time: '2026-03-12T19:03:58Z', detail: { nombre: 'Ñuble' } },
    ]);
    client.destroy();
  });
});

describe('PutEvents', () => {
  test('refuses bad entries one by one', async () => {
    const { FailedEntryCount, Entries } = await busWith().put([
      entry('ipr.creada'),
      { ...entry('ipr.creada'), Detail: '{roto' },
      { ...entry('ipr.creada'), Detail: '[1]' },
      { ...entry('ipr.creada'), Source: '' },
      { Source: 'gore', Detail: '{}' },
      entry('ipr.creada', { grande: 'x'.repeat(256 * 1024) }),
    ]);
    expect(FailedEntryCount).toBe(5);
    expect(Entries.map((outcome) => ('ErrorCode' in outcome ? outcome.ErrorCode : 'ok'))).toEqual([
      'ok',
      'MalformedDetail',
      'MalformedDetail',
      'InvalidArgument',
      'InvalidArgument',
      'InvalidArgument',
    ]);
  });

  test.each([0, 11])('refuses a request of %i entries whole', async (count) => {
    const body = JSON.stringify({ Entries: Array.from({ length: count }, () => entry('x')) });
    expect(await busWith().handle('AWSEvents.PutEvents', body)).toMatchObject({ statusCode: 400 });
  });

  test('is the only operation', async () => {
    expect(await busWith().handle('AWSEvents.PutRule', '{}')).toMatchObject({
      statusCode: 400,
      headers: { 'x-amzn-errortype': 'UnknownOperationException' },
    });
  });
});
