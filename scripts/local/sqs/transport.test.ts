import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { PurgeQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmbeddedSqs } from './embedded-sqs.ts';
import { openInMemory } from './harness.ts';
import { inProcessHandler } from './transport.ts';

let sqs: EmbeddedSqs;
let server: http.Server;
let url: string;
let client: SQSClient;
beforeEach(async () => {
  server = http.createServer((req, res) => void sqs.listener(req, res)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sqs = openInMemory({ baseUrl: url });
  client = new SQSClient({
    endpoint: url,
    region: 'sa-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
});
afterEach(async () => {
  client.destroy();
  server.closeAllConnections();
  server.close();
  await sqs.close();
});

const post = (body: string, headers: Record<string, string>) => fetch(url, { method: 'POST', body, headers });

describe('the HTTP listener', () => {
  it('serves the AWS SDK', async () => {
    const { url: QueueUrl } = sqs.createQueue('q');
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'ñ' }));
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(Messages?.map(({ Body }) => Body)).toEqual(['ñ']);
    await expect(client.send(new PurgeQueueCommand({ QueueUrl: `${url}/0/nada` }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
  });

  it('frees a long poll whose client went away', async () => {
    const { url: QueueUrl } = sqs.createQueue('q');
    const giveUp = new AbortController();
    const reached = once(server, 'request');
    const waiting = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
      abortSignal: giveUp.signal,
    });
    const [, response]: http.ServerResponse[] = await reached;
    giveUp.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    if (response !== undefined && !response.closed) await once(response, 'close');
    sqs.send('q', { body: 'para otro' });
    expect(await sqs.receive('q')).toHaveLength(1);
  });

  it('refuses what no AWS client would send', async () => {
    expect((await fetch(url)).status).toBe(400);
    expect((await post('{}', {})).status).toBe(400);
    expect((await post('{', { 'x-amz-target': 'AmazonSQS.ListQueues' })).status).toBe(400);
    const huge = await post('x'.repeat(16 * 1024 * 1024 + 1), { 'x-amz-target': 'AmazonSQS.ListQueues' });
    expect(huge.status).toBe(413);
  });

  it('says nothing about a defect but tells onError', async () => {
    const errors: unknown[] = [];
    const broken = openInMemory({ onError: (error) => errors.push(error) });
    broken.createQueue('q');
    await broken.close();
    const { statusCode, body } = await broken.handle(
      'AmazonSQS.SendMessage',
      JSON.stringify({ QueueUrl: broken.names.url('q'), MessageBody: 'x' }),
    );
    expect([statusCode, body]).toEqual([500, expect.stringContaining('InternalFailure')]);
    expect(body).not.toMatch(/database/);
    expect(errors).toHaveLength(1);
  });
});

describe('the in-process handler', () => {
  it('passes text and bytes on and refuses streams', async () => {
    const seen: string[][] = [];
    const handler = inProcessHandler({
      handle: async (target, body) => {
        seen.push([target, body]);
        return { statusCode: 200, body: '{}' };
      },
    });
    await handler.handle({ headers: { 'x-amz-target': 'A.B' }, body: '{"a":1}' });
    await handler.handle({ headers: { 'X-Amz-Target': 'A.C' }, body: Buffer.from('ñ') });
    expect(seen).toEqual([
      ['A.B', '{"a":1}'],
      ['A.C', 'ñ'],
    ]);
    await expect(handler.handle({ headers: {}, body: {} })).rejects.toThrow(TypeError);
  });
});
