import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EmbeddedSqs } from './embedded-sqs.ts';
import { bodies, openInMemory } from './harness.ts';

let sqs: EmbeddedSqs;
beforeEach(() => {
  vi.useFakeTimers();
  sqs = openInMemory();
});
afterEach(async () => {
  await sqs.close();
  vi.useRealTimers();
});

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

describe('the passing of time', () => {
  it('brings a message back when its visibility ends, then makes it a dead letter', async () => {
    sqs.createQueue('dlq');
    sqs.createQueue('q', { visibilitySeconds: 10, redrive: { deadLetterQueue: 'dlq', maxReceiveCount: 2 } });
    sqs.send('q', { body: 'x' });
    const firstAt = String(Date.now());
    expect(await bodies(sqs, 'q')).toEqual(['x']);
    await seconds(9);
    expect(await bodies(sqs, 'q')).toEqual([]);
    await seconds(1);
    const [second] = await sqs.receive('q');
    expect(second?.attributes).toMatchObject({
      ApproximateReceiveCount: '2',
      ApproximateFirstReceiveTimestamp: firstAt,
    });
    await seconds(10);
    expect(await bodies(sqs, 'q')).toEqual([]);
    const [letter] = await sqs.receive('dlq');
    expect(letter).toMatchObject({ body: 'x', attributes: { ApproximateReceiveCount: '1' } });
  });

  it('ends a long poll with the message that becomes visible meanwhile', async () => {
    sqs.createQueue('q', { visibilitySeconds: 5 });
    sqs.send('q', { body: 'x' });
    await sqs.receive('q');
    const waiting = sqs.receive('q', { waitSeconds: 20 });
    await seconds(5.1);
    expect((await waiting).map(({ body }) => body)).toEqual(['x']);
  });

  it('ends a long poll with nothing when nothing came', async () => {
    sqs.createQueue('q', { waitSeconds: 20 });
    const waiting = sqs.receive('q');
    await seconds(20.1);
    expect(await waiting).toEqual([]);
  });

  it('lets a long poll on the dead-letter queue see a message as it fails', async () => {
    sqs.createQueue('dlq');
    sqs.createQueue('q', { visibilitySeconds: 0, redrive: { deadLetterQueue: 'dlq', maxReceiveCount: 1 } });
    sqs.send('q', { body: 'x' });
    const waiting = sqs.receive('dlq', { waitSeconds: 20 });
    await bodies(sqs, 'q');
    await bodies(sqs, 'q');
    await seconds(0);
    expect(await waiting).toHaveLength(1);
  });

  it('delays messages by their own or the delay of the queue', async () => {
    sqs.createQueue('q', { delaySeconds: 5 });
    sqs.send('q', { body: 'de la cola' });
    sqs.send('q', { body: 'propia', delaySeconds: 2 });
    expect(sqs.counts('q')).toMatchObject({ visible: 0, delayed: 2 });
    await seconds(2);
    expect(await bodies(sqs, 'q')).toEqual(['propia']);
    await seconds(3);
    expect(await bodies(sqs, 'q')).toEqual(['de la cola']);
  });

  it('keeps a message hidden for as long as its handler asks', async () => {
    sqs.createQueue('q', { visibilitySeconds: 5 });
    sqs.send('q', { body: 'x' });
    const [message] = await sqs.receive('q');
    await seconds(4);
    sqs.changeVisibility('q', message?.receiptHandle ?? '', 60);
    await seconds(59);
    expect(await bodies(sqs, 'q')).toEqual([]);
    await seconds(1);
    expect(await bodies(sqs, 'q')).toEqual(['x']);
  });

  it('forgets messages after the retention of the queue, dead letters by their first age', async () => {
    sqs.createQueue('dlq', { retentionSeconds: 100 });
    sqs.createQueue('q', { visibilitySeconds: 0, redrive: { deadLetterQueue: 'dlq', maxReceiveCount: 1 } });
    const sentAt = Date.now();
    sqs.send('q', { body: 'x' });
    await seconds(90);
    await bodies(sqs, 'q');
    await bodies(sqs, 'q');
    expect(sqs.counts('dlq')).toMatchObject({ visible: 1, oldestSentAt: sentAt });
    await seconds(11);
    expect(sqs.counts('dlq')).toMatchObject({ visible: 0, oldestSentAt: undefined });
    expect(await bodies(sqs, 'dlq')).toEqual([]);
  });

  it('forgets deduplication ids after five minutes', async () => {
    sqs.createQueue('q.fifo', { contentBasedDeduplication: true });
    const send = () => sqs.send('q.fifo', { body: 'x', groupId: 'g' }).messageId;
    const first = send();
    await seconds(299);
    expect(send()).toBe(first);
    await seconds(2);
    expect(send()).not.toBe(first);
  });
});
