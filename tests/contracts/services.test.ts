import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { KMSClient } from '@aws-sdk/client-kms';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { DomainEvent } from '@gore/core/kernel/runtime/events/effects.ts';
import { createEventBus } from '@gore/core/ports/aws/event-bus.ts';
import { createKmsSigner } from '@gore/core/ports/aws/kms-signer.ts';
import { createSesMailer } from '@gore/core/ports/aws/ses-mailer.ts';
import type { TokenSigner } from '@gore/core/ports/token-signer.ts';
import { clientSettings } from '@gore/functions/lambda/aws-clients.ts';
import { describe, expect, it } from 'vitest';
import { record, throttled } from './recording.ts';

const event = (at: number) =>
  ({ tenant: 'nuble', module: 'ipr', verb: 'crear', id: `id-${at}`, seq: 1 }) as unknown as DomainEvent;

describe('EventBridge', () => {
  it('is told ten events at a time, under the name of what happened', async () => {
    const asked = record({ body: { FailedEntryCount: 0, Entries: [] } });
    const bus = createEventBus(new EventBridgeClient(asked.settings), 'gore-prod');
    await bus.publish(Array.from({ length: 23 }, (_, at) => event(at)));
    const batches = asked.asked.map(
      ({ body }) => (JSON.parse(body) as { Entries: readonly Record<string, string>[] }).Entries,
    );
    expect(batches.map((batch) => batch.length)).toEqual([10, 10, 3]);
    expect(batches[0]?.[0]).toMatchObject({
      EventBusName: 'gore-prod',
      Source: 'gore-os',
      DetailType: 'ipr.crear',
      Detail: expect.stringContaining('"id-0"'),
    });
  });

  it('that took only some of them makes the batch come again', async () => {
    const some = record({ body: { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] } });
    const bus = createEventBus(new EventBridgeClient(some.settings), 'gore-prod');
    await expect(bus.publish([event(1)])).rejects.toThrow('refused 1 of 1');
  });
});

describe('SES', () => {
  const mail = { to: 'persona@example.cl', subject: 'Cree su clave', text: 'Hola', html: '<p>Hola</p>' };

  it('is handed the message as people read it, in both forms', async () => {
    const asked = record({ body: { MessageId: 'm' } });
    await createSesMailer('no-responder@example.cl', new SESv2Client(asked.settings)).send(mail);
    const [{ method, path, body } = { method: '', path: '', body: '{}' }] = asked.asked;
    expect([method, path]).toEqual(['POST', '/v2/email/outbound-emails']);
    expect(JSON.parse(body)).toMatchObject({
      FromEmailAddress: 'no-responder@example.cl',
      Destination: { ToAddresses: ['persona@example.cl'] },
      Content: { Simple: { Subject: { Data: 'Cree su clave', Charset: 'UTF-8' } } },
    });
  });

  it('is asked again when it is asked too often, and its refusal is not hidden', async () => {
    const busy = record(throttled('TooManyRequestsException'), { body: { MessageId: 'm' } });
    await createSesMailer('a@b.cl', new SESv2Client(busy.settings)).send(mail);
    expect(busy.asked).toHaveLength(2);
    const refused = record({
      status: 400,
      headers: { 'x-amzn-errortype': 'MessageRejected' },
      body: { message: 'Email address is not verified.' },
    });
    const mailer = createSesMailer('a@b.cl', new SESv2Client(refused.settings));
    await expect(mailer.send(mail)).rejects.toMatchObject({
      cause: expect.objectContaining({ message: expect.stringContaining('not verified') }),
    });
    expect(refused.asked).toHaveLength(1);
  });
});

describe('signers of ID tokens', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const message = Buffer.from('encabezado.cuerpo');

  const overKms = (): TokenSigner => {
    const kms = record(
      { body: { PublicKey: spki.toString('base64') } },
      { body: { Signature: sign('RSA-SHA256', message, privateKey).toString('base64') } },
    );
    return createKmsSigner(new KMSClient(kms.settings), 'alias/puente');
  };
  const embedded: TokenSigner = {
    publicKey: async () => spki,
    sign: async (bytes) => sign('RSA-SHA256', bytes, privateKey),
  };

  it.each([
    ['KMS', overKms()],
    ['a key of this machine', embedded],
  ])('over %s sign what the key they publish verifies', async (_, signer) => {
    const key = createPublicKey({ key: Buffer.from(await signer.publicKey()), format: 'der', type: 'spki' });
    expect(verify('RSA-SHA256', message, key, await signer.sign(message))).toBe(true);
  });
});

describe('a client of the functions', () => {
  const ask = (client: DynamoDBClient) =>
    client.send(new GetItemCommand({ TableName: 'gore-datos', Key: { pk: { S: 'x' }, sk: { S: 'x' } } }));

  it('asks DynamoDB again while it is busy, as often as its settings say', async () => {
    const busy = record(throttled('ProvisionedThroughputExceededException'));
    const client = new DynamoDBClient({ ...busy.settings, maxAttempts: 4 });
    await expect(ask(client)).rejects.toThrow('Rate exceeded');
    expect(busy.asked).toHaveLength(4);
    const recovers = record(throttled('ThrottlingException'), { body: {} });
    await ask(new DynamoDBClient({ ...recovers.settings, maxAttempts: 4 }));
    expect(recovers.asked).toHaveLength(2);
  });

  it('waits by chance between attempts, so that callers do not meet again', async () => {
    const waits: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const started = performance.now();
      const busy = record(throttled('ThrottlingException'), { body: {} });
      await ask(new DynamoDBClient({ ...busy.settings, maxAttempts: 4 }));
      waits.push(Math.round(performance.now() - started));
    }
    expect(new Set(waits).size).toBeGreaterThan(1);
  });

  it('gives up a service that does not answer, and says that it was time', async () => {
    let asked = 0;
    const silent = createServer(() => {
      asked += 1;
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const client = new DynamoDBClient({
      ...clientSettings(2, 80),
      region: 'sa-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    });
    await expect(ask(client)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(asked).toBe(2);
    client.destroy();
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  });
});
