import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmbeddedSqs } from './embedded-sqs.ts';
import { bodies, openInMemory } from './harness.ts';
import type { ReceivedMessage } from './message.ts';

const QUEUE = 'q.fifo';

let sqs: EmbeddedSqs;
beforeEach(() => {
  sqs = openInMemory();
  sqs.createQueue(QUEUE, { contentBasedDeduplication: true });
});
afterEach(() => sqs.close());

describe('FIFO queues', () => {
  it('hold a group back while one of its messages is being handled', async () => {
    for (const [groupId, body] of [
      ['a', 'a1'],
      ['a', 'a2'],
      ['b', 'b1'],
    ] as const)
      sqs.send(QUEUE, { body, groupId });
    const [first] = await sqs.receive(QUEUE);
    expect(first?.body).toBe('a1');
    expect(await bodies(sqs, QUEUE)).toEqual(['b1']);
    expect(await bodies(sqs, QUEUE)).toEqual([]);
    const waiting = sqs.receive(QUEUE, { waitSeconds: 20 });
    sqs.delete(QUEUE, first?.receiptHandle ?? '');
    expect((await waiting).map(({ body }) => body)).toEqual(['a2']);
  });

  it('hold a message given back until the rest of its batch is settled', async () => {
    for (const body of ['a1', 'a2']) sqs.send(QUEUE, { body, groupId: 'a' });
    const [first, second] = await sqs.receive(QUEUE, { max: 2 });
    sqs.changeVisibility(QUEUE, first?.receiptHandle ?? '', 0);
    expect(await bodies(sqs, QUEUE)).toEqual([]);
    sqs.changeVisibility(QUEUE, second?.receiptHandle ?? '', 0);
    expect(await bodies(sqs, QUEUE)).toEqual(['a1', 'a2']);
  });

  it('do not let a message overtake a delayed one of its group', async () => {
    const settings = { contentBasedDeduplication: true };
    sqs.createQueue(QUEUE, { ...settings, delaySeconds: 60 });
    sqs.send(QUEUE, { body: 'a1', groupId: 'a' });
    sqs.createQueue(QUEUE, settings);
    sqs.send(QUEUE, { body: 'a2', groupId: 'a' });
    sqs.send(QUEUE, { body: 'b1', groupId: 'b' });
    expect(await bodies(sqs, QUEUE)).toEqual(['b1']);
  });

  it('number their messages and answer a duplicate with the first', () => {
    const first = sqs.send(QUEUE, { body: 'x', groupId: 'a' });
    expect(sqs.send(QUEUE, { body: 'x', groupId: 'b' })).toEqual(first);
    const second = sqs.send(QUEUE, { body: 'x', groupId: 'a', deduplicationId: 'otro' });
    expect(Number(second.sequenceNumber)).toBeGreaterThan(Number(first.sequenceNumber));
    expect(first.sequenceNumber).toMatch(/^\d{20}$/);
    expect(sqs.counts(QUEUE).visible).toBe(2);
  });

  it('remember a duplicate even when the first was handled already', async () => {
    sqs.send(QUEUE, { body: 'x', groupId: 'a' });
    const [message] = await sqs.receive(QUEUE);
    sqs.delete(QUEUE, message?.receiptHandle ?? '');
    sqs.send(QUEUE, { body: 'x', groupId: 'a' });
    expect(sqs.counts(QUEUE).visible).toBe(0);
  });

  it('require group and deduplication id, and take no delay of a message', () => {
    expect(() => sqs.send(QUEUE, { body: 'x' })).toThrow(/MessageGroupId/);
    expect(() => sqs.send(QUEUE, { body: 'x', groupId: 'g', delaySeconds: 1 })).toThrow(/DelaySeconds/);
    sqs.createQueue('sin.fifo');
    expect(() => sqs.send('sin.fifo', { body: 'x', groupId: 'g' })).toThrow(/MessageDeduplicationId/);
  });

  it('keep the order of every group whatever fails and whoever receives', async () => {
    const group = fc.constantFrom('a', 'b', 'c');
    const turn = fc.record({
      max: fc.integer({ min: 1, max: 4 }),
      fails: fc.array(fc.boolean(), { maxLength: 4 }),
    });
    const property = fc.asyncProperty(
      fc.array(group, { minLength: 1, maxLength: 20 }),
      fc.array(turn, { maxLength: 30 }),
      async (groups, turns) => {
        const queues = openInMemory();
        queues.createQueue(QUEUE, { contentBasedDeduplication: true });
        for (const [at, groupId] of groups.entries()) queues.send(QUEUE, { body: String(at), groupId });
        const done: ReceivedMessage[] = [];
        const handle = async (max: number, fails: readonly boolean[]) => {
          const batch = await queues.receive(QUEUE, { max });
          const failedGroups = new Set<string | undefined>();
          for (const [at, message] of batch.entries()) {
            const groupId = message.attributes.MessageGroupId;
            if (fails[at] === true) failedGroups.add(groupId);
            if (failedGroups.has(groupId)) {
              queues.changeVisibility(QUEUE, message.receiptHandle, 0);
            } else {
              queues.delete(QUEUE, message.receiptHandle);
              done.push(message);
            }
          }
          return batch.length;
        };
        for (const { max, fails } of turns) await handle(max, fails);
        while ((await handle(4, [])) > 0);
        await queues.close();
        for (const name of ['a', 'b', 'c']) {
          const sent = groups.flatMap((groupId, at) => (groupId === name ? [String(at)] : []));
          const handled = done.filter(({ attributes }) => attributes.MessageGroupId === name);
          expect(handled.map(({ body }) => body)).toEqual(sent);
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});
