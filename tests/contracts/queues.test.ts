import { SQSClient } from '@aws-sdk/client-sqs';
import type { EffectMessage } from '@gore/core/kernel/runtime/events/effects.ts';
import { createMailQueue } from '@gore/core/ports/aws/sqs-mail.ts';
import { createQueues, type QueueUrls } from '@gore/core/ports/aws/sqs-queues.ts';
import type { EffectQueues } from '@gore/core/ports/queues.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { EmbeddedSqs } from '../../scripts/local/sqs/embedded-sqs.ts';
import { record, throttled } from './recording.ts';

const names = ['effects', 'imports', 'reports', 'mail', 'audit'] as const;
const base = 'https://sqs.sa-east-1.amazonaws.com/000000000000';
const urls = Object.fromEntries(
  names.map((name) => [name, { url: `${base}/${name}`, deadLetterUrl: `${base}/${name}-dlq` }]),
) as QueueUrls;

const message = (at: number): EffectMessage => ({
  effect: 'prueba.contar',
  event: {
    tenant: 'nuble',
    module: 'ipr',
    id: `id-${at}`,
    seq: at,
    verb: 'crear',
    at: '2026-11-22T12:00:00.000Z',
    actor: 'yo',
    cause: 'x',
    depth: 1,
  } as unknown as EffectMessage['event'],
});
const messages = (count: number) => Array.from({ length: count }, (_, at) => message(at));

interface Side {
  readonly name: string;
  readonly queues: EffectQueues;
  /** Bodies that reached a queue. */
  readonly reached: (queue: string) => Promise<readonly EffectMessage[]>;
}

const sqs = EmbeddedSqs.open({ file: ':memory:', baseUrl: base.replace('/000000000000', '') });
for (const name of names) {
  sqs.createQueue(name);
  sqs.createQueue(`${name}-dlq`);
}
afterAll(() => sqs.close());

const embedded = (): Side => ({
  name: 'the embedded engine',
  queues: createQueues(new SQSClient({ ...record().settings, requestHandler: sqs.requestHandler }), urls),
  reached: async (queue) => {
    const bodies: EffectMessage[] = [];
    for (;;) {
      const page = await sqs.receive(queue, { max: 10 });
      if (page.length === 0) return bodies;
      bodies.push(...page.map(({ body }) => JSON.parse(body) as EffectMessage));
    }
  },
});

interface BatchBody {
  readonly QueueUrl: string;
  readonly Entries: readonly { readonly Id: string; readonly MessageBody: string }[];
}

const recorded = (): Side => {
  const recording = record({ body: { Successful: [], Failed: [] } });
  return {
    name: 'the client of AWS',
    queues: createQueues(new SQSClient({ ...recording.settings, md5: false }), urls),
    reached: async (queue) =>
      recording.asked
        .map(({ body }) => JSON.parse(body) as BatchBody)
        .filter(({ QueueUrl }) => QueueUrl === `${base}/${queue}`)
        .flatMap(({ Entries }) => {
          expect(Entries.length).toBeLessThanOrEqual(10);
          expect(new Set(Entries.map(({ Id }) => Id)).size).toBe(Entries.length);
          return Entries.map(({ MessageBody }) => JSON.parse(MessageBody) as EffectMessage);
        }),
  };
};

describe.each([embedded(), recorded()])('queues over $name', ({ queues, reached }) => {
  it('carry every message, however many, to the queue they were meant for', async () => {
    await queues.send('effects', messages(23));
    const ids = (await reached('effects')).map(({ event }) => event.id);
    expect(ids.toSorted()).toEqual(
      messages(23)
        .map(({ event }) => event.id)
        .toSorted(),
    );
    expect(await reached('mail')).toEqual([]);
  });

  it('set aside what must not run, with the reason', async () => {
    await queues.discard('audit', message(1), 'da vueltas');
    expect(await reached('audit-dlq')).toMatchObject([{ effect: 'prueba.contar', why: 'da vueltas' }]);
  });

  it('ask for nothing when there is nothing to send', async () => {
    await queues.send('reports', []);
    expect(await reached('reports')).toEqual([]);
  });
});

describe('queues over AWS', () => {
  it('fail when any of the messages was not taken, so that the batch comes again', async () => {
    const refused = record({
      body: { Successful: [], Failed: [{ Id: '0', Code: 'InternalError', SenderFault: false }] },
    });
    const queues = createQueues(new SQSClient(refused.settings), urls);
    await expect(queues.send('effects', messages(2))).rejects.toThrow('1 of 2');
  });

  it('ask again when asked too often', async () => {
    const busy = record(throttled('RequestThrottled'), throttled('ThrottlingException'), {
      body: { MessageId: 'm', MD5OfMessageBody: 'x' },
    });
    const mails = createMailQueue(
      new SQSClient({ ...busy.settings, md5: false, maxAttempts: 4 }),
      `${base}/mail`,
    );
    await mails.send({ kind: 'clave', tenant: 'nuble' });
    expect(busy.asked).toHaveLength(3);
    expect(busy.asked[0]?.headers['x-amz-target']).toBe('AmazonSQS.SendMessage');
  });
});
