import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmbeddedSqs } from './embedded-sqs.ts';
import { bodies, openInMemory } from './harness.ts';
import type { SqsEvent } from './lambda-event.ts';

let sqs: EmbeddedSqs;
beforeEach(() => {
  sqs = openInMemory();
  sqs.createQueue('dlq');
  sqs.createQueue('q', { visibilitySeconds: 0, redrive: { deadLetterQueue: 'dlq', maxReceiveCount: 2 } });
});
afterEach(() => sqs.close());

const sendAll = (...all: string[]) => {
  for (const body of all) sqs.send('q', { body });
};
const digits = Array.from({ length: 10 }, (_, at) => String(at));

/** Resolves when so many dead letters have arrived; fails when they do not come. */
async function deadLetters(count: number): Promise<string[]> {
  const found: string[] = [];
  while (found.length < count) {
    const messages = await sqs.receive('dlq', { max: 10, waitSeconds: 4, visibilitySeconds: 60 });
    if (messages.length === 0) throw new Error(`only ${found.length} dead letters came`);
    found.push(...messages.map(({ body }) => body));
  }
  return found;
}

describe('the event source mapping', () => {
  it('hands over Lambda events', async () => {
    const { promise, resolve } = Promise.withResolvers<SqsEvent>();
    sqs.poll('q', async (event) => resolve(event));
    const attributes = { k: { dataType: 'String', stringValue: 'v' } };
    const { messageId } = sqs.send('q', { body: 'hola', attributes });
    expect(await promise).toEqual({
      Records: [
        {
          messageId,
          receiptHandle: expect.any(String),
          body: 'hola',
          md5OfBody: '4d186321c1a7f0f354b297e8914ab240',
          attributes: expect.objectContaining({ ApproximateReceiveCount: '1' }),
          messageAttributes: {
            k: { dataType: 'String', stringValue: 'v', stringListValues: [], binaryListValues: [] },
          },
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:sa-east-1:000000000000:q',
          awsRegion: 'sa-east-1',
        },
      ],
    });
  });

  it('retries exactly the messages reported as failed and ends them in the dead-letter queue', async () => {
    sendAll(...digits);
    const seen: string[] = [];
    sqs.poll('q', async ({ Records }) => {
      seen.push(...Records.map(({ body }) => body));
      const failed = Records.filter(({ body }) => body === '3' || body === '7');
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    expect(await deadLetters(2)).toEqual(['3', '7']);
    expect(seen).toEqual([...digits, '3', '7']);
    expect(sqs.counts('q')).toMatchObject({ visible: 0, inFlight: 0 });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['no failures', { batchItemFailures: [] }],
    ['a null report', { batchItemFailures: null }],
    ['another object', { statusCode: 200 }],
  ])('takes %s as success', async (_case, response) => {
    sendAll('a', 'b');
    const { promise, resolve } = Promise.withResolvers<void>();
    const poller = sqs.poll('q', async () => {
      resolve();
      return response;
    });
    await promise;
    await poller.stop();
    expect(sqs.counts('q')).toMatchObject({ visible: 0, inFlight: 0 });
    expect(await bodies(sqs, 'dlq')).toEqual([]);
  });

  it.each([
    ['an unknown message', { batchItemFailures: [{ itemIdentifier: 'otro' }] }],
    ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['a missing identifier', { batchItemFailures: [{}] }],
    ['no list', { batchItemFailures: 'todos' }],
  ])('takes a report that names %s as failure of the whole batch', async (_case, response) => {
    sendAll('a', 'b');
    sqs.poll('q', async () => response);
    expect(await deadLetters(2)).toEqual(['a', 'b']);
  });

  it('fails the whole batch when the function throws, and says so', async () => {
    sendAll('a', 'b');
    const errors: unknown[] = [];
    const boom = new Error('boom');
    sqs.poll('q', async () => Promise.reject(boom), {
      onError: (error, event) => errors.push([error, event?.Records.length]),
    });
    await deadLetters(2);
    expect(errors).toEqual([
      [boom, 2],
      [boom, 2],
    ]);
  });

  it('keeps to batch size and concurrency', async () => {
    sqs.createQueue('lenta');
    for (const body of digits) sqs.send('lenta', { body });
    const gate = Promise.withResolvers<void>();
    const full = Promise.withResolvers<void>();
    const sizes: number[] = [];
    const poller = sqs.poll(
      'lenta',
      async ({ Records }) => {
        sizes.push(Records.length);
        if (sizes.length === 2) full.resolve();
        await gate.promise;
      },
      { batchSize: 3, concurrency: 2 },
    );
    await full.promise;
    expect(sqs.counts('lenta')).toMatchObject({ inFlight: 6, visible: 4 });
    const stopped = poller.stop();
    gate.resolve();
    await stopped;
    expect(sizes).toEqual([3, 3]);
    expect(sqs.counts('lenta')).toMatchObject({ inFlight: 0, visible: 4 });
  });

  it('stops at once when idle', async () => {
    const poller = sqs.poll('q', async () => undefined);
    const started = performance.now();
    await poller.stop();
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('outlives a queue that cannot be read for a while', async () => {
    let throttled = 0;
    const faulty = openInMemory({
      faults: () => (throttled++ === 0 ? { kind: 'throttle' } : undefined),
    });
    faulty.createQueue('q');
    faulty.send('q', { body: 'x' });
    const errors: unknown[] = [];
    const handled = Promise.withResolvers<SqsEvent>();
    faulty.poll('q', async (event) => handled.resolve(event), { onError: (error) => errors.push(error) });
    expect((await handled.promise).Records).toHaveLength(1);
    expect(errors).toEqual([expect.objectContaining({ code: 'RequestThrottled' })]);
    await faulty.close();
  });
});

describe('redrive', () => {
  it('returns dead letters to the queue, at the end of the line and with a clean record', async () => {
    sendAll('a', 'b');
    for (let turn = 0; turn < 3; turn++) await bodies(sqs, 'q');
    sendAll('c');
    sqs.send('dlq', { body: 'enviado directo' });
    expect(sqs.redrive('dlq')).toBe(2);
    const messages = await sqs.receive('q', { max: 10, visibilitySeconds: 60 });
    expect(messages.map(({ body, attributes }) => [body, attributes.ApproximateReceiveCount])).toEqual([
      ['c', '1'],
      ['a', '1'],
      ['b', '1'],
    ]);
    expect(await bodies(sqs, 'dlq')).toEqual(['enviado directo']);
  });

  it('sends all dead letters to a queue of the same kind when one is named', () => {
    sqs.createQueue('otra');
    sqs.createQueue('otra.fifo');
    sqs.send('dlq', { body: 'x' });
    expect(() => sqs.redrive('dlq', 'otra.fifo')).toThrow(/same kind/);
    expect(sqs.redrive('dlq', 'otra')).toBe(1);
    expect(sqs.counts('otra').visible).toBe(1);
  });

  it('protects a dead-letter queue that is in use', () => {
    expect(() => sqs.queues.delete('dlq')).toThrow(/dead-letter queue of q/);
  });
});
