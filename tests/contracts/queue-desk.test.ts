import { SQSClient } from '@aws-sdk/client-sqs';
import { workOf } from '@gore/core/operations/dead-letter.ts';
import { createQueueDesk } from '@gore/core/ports/aws/sqs-desk.ts';
import type { QueueUrls } from '@gore/core/ports/aws/sqs-queues.ts';
import type { QueueDesk } from '@gore/core/ports/queue-desk.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { queueNames as names } from '../../scripts/local/cloud/feeds.ts';
import { EmbeddedSqs } from '../../scripts/local/sqs/embedded-sqs.ts';
import { record } from './recording.ts';

const base = 'https://sqs.sa-east-1.amazonaws.com';

const body = (tenant: string, at: number) =>
  JSON.stringify({
    effect: 'prueba.contar',
    event: { tenant, module: 'ipr', id: `id${at}`, codigo: `I-${at}` },
  });

describe('the desk over the embedded engine', () => {
  let sqs: EmbeddedSqs;
  let desk: QueueDesk;
  beforeEach(() => {
    sqs = EmbeddedSqs.open({ file: ':memory:', baseUrl: base });
    for (const name of names) {
      sqs.createQueue(`${name}-dlq`);
      sqs.createQueue(name, { redrive: { deadLetterQueue: `${name}-dlq`, maxReceiveCount: 3 } });
    }
    const urls = Object.fromEntries(
      names.map((name) => [name, { url: sqs.names.url(name), deadLetterUrl: sqs.names.url(`${name}-dlq`) }]),
    ) as QueueUrls;
    const client = new SQSClient({ ...record().settings, requestHandler: sqs.requestHandler });
    desk = createQueueDesk(client, urls, workOf);
  });
  afterEach(() => sqs.close());

  const hold = (queue: string, tenant: string, count: number) => {
    for (let at = 0; at < count; at += 1) sqs.send(`${queue}-dlq`, { body: body(tenant, at) });
  };
  const depthOf = async (queue: string) => (await desk.depths()).find((one) => one.queue === queue);

  it('counts what waits, what is being done and what nobody could do', async () => {
    sqs.send('mail', { body: '{}' });
    sqs.send('mail', { body: '{}' });
    await sqs.receive('mail');
    hold('mail', 'nuble', 3);
    expect(await depthOf('mail')).toEqual({ queue: 'mail', waiting: 1, running: 1, dead: 3 });
    expect(await desk.depths()).toHaveLength(names.length);
  });

  it('shows what is held, of one institution or of all, and leaves it where it is', async () => {
    hold('effects', 'nuble', 23);
    hold('effects', 'maule', 2);
    expect(await desk.deadLetters('effects')).toHaveLength(25);
    const [first, ...others] = await desk.deadLetters('effects', 'nuble');
    expect(others).toHaveLength(22);
    expect(first).toMatchObject({
      tenant: 'nuble',
      work: 'prueba.contar',
      record: { codigo: 'I-0' },
      looped: false,
    });
    expect((await depthOf('effects'))?.dead).toBe(25);
  });

  it('sends back those that were chosen and no other', async () => {
    hold('effects', 'nuble', 3);
    const [one] = await desk.deadLetters('effects');
    expect(await desk.redrive('effects', { ids: [one?.id ?? ''] })).toBe(1);
    expect(await depthOf('effects')).toMatchObject({ waiting: 1, dead: 2 });
    const [back] = await sqs.receive('effects');
    expect(back?.body).toBe(body('nuble', 0));
  });

  it('sends back all of an institution, and touches nothing of another', async () => {
    hold('effects', 'nuble', 12);
    hold('effects', 'maule', 1);
    const [theirs] = await desk.deadLetters('effects', 'maule');
    expect(await desk.redrive('effects', { tenant: 'nuble' })).toBe(12);
    expect(await desk.redrive('effects', { tenant: 'nuble', ids: [theirs?.id ?? ''] })).toBe(0);
    expect(await depthOf('effects')).toMatchObject({ waiting: 12, dead: 1 });
    expect(await desk.redrive('effects', {})).toBe(1);
  });
});

describe('the desk over AWS', () => {
  it('sends before it deletes, so that nothing is lost in between', async () => {
    const message = {
      MessageId: 'm1',
      ReceiptHandle: 'r1',
      Body: body('nuble', 1),
      Attributes: { SentTimestamp: '1795000000000' },
    };
    const wire = record(
      { body: { Messages: [message] } },
      { body: { Messages: [] } },
      { body: { MessageId: 'm2' } },
    );
    const at = (name: string) => ({ url: `${base}/1/${name}`, deadLetterUrl: `${base}/1/${name}-dlq` });
    const urls = Object.fromEntries(names.map((name) => [name, at(name)])) as QueueUrls;
    const desk = createQueueDesk(new SQSClient({ ...wire.settings, md5: false }), urls, workOf);
    expect(await desk.redrive('mail', {})).toBe(1);
    expect(
      wire.asked.map(({ headers, body: said }) => [headers['x-amz-target'], JSON.parse(said).QueueUrl]),
    ).toEqual([
      ['AmazonSQS.ReceiveMessage', `${base}/1/mail-dlq`],
      ['AmazonSQS.ReceiveMessage', `${base}/1/mail-dlq`],
      ['AmazonSQS.SendMessage', `${base}/1/mail`],
      ['AmazonSQS.DeleteMessage', `${base}/1/mail-dlq`],
    ]);
    expect(JSON.parse(wire.asked[2]?.body ?? '{}').MessageBody).toBe(message.Body);
  });
});
