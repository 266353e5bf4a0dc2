import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { freePort } from '../../../scripts/bench/portal/free-port.ts';
import { EmbeddedDynamo } from '../../../scripts/local/dynamodb/engine.ts';
import { EmbeddedS3 } from '../../../scripts/local/s3/embedded-s3.ts';
import { EmbeddedSqs } from '../../../scripts/local/sqs/embedded-sqs.ts';

/** One event told to the bus, as PutEvents carries it. */
export interface BusEntry {
  readonly DetailType: string;
  readonly Source: string;
  readonly EventBusName: string;
  readonly Detail: string;
}

/** Every service of AWS the functions call, behind one address, as `AWS_ENDPOINT_URL` names it. */
export interface EmbeddedAws {
  readonly url: string;
  readonly dynamo: EmbeddedDynamo;
  readonly sqs: EmbeddedSqs;
  readonly s3: EmbeddedS3;
  /** Told to the bus so far. */
  readonly events: readonly BusEntry[];
  /** Handed to SES so far. */
  readonly mails: readonly unknown[];
  /** What CloudFormation was answered. */
  readonly answers: readonly Readonly<Record<string, unknown>>[];
  readonly close: () => Promise<void>;
}

/** Anybody's: the services check the signature against it. */
export const credentials = {
  AWS_ACCESS_KEY_ID: 'GOREPRUEBA',
  AWS_SECRET_ACCESS_KEY: 'clave-de-prueba-de-los-paquetes',
} as const;

const answer = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));

/** KMS as far as the bridge asks: the public half of a key, and signatures. */
const createKms = () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const PublicKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return (target: string, { Message = '' }: { readonly Message?: string }): unknown =>
    target.endsWith('.GetPublicKey')
      ? { PublicKey }
      : {
          Signature: createSign('RSA-SHA256')
            .update(Buffer.from(Message, 'base64'))
            .sign(privateKey, 'base64'),
        };
};

/** Opens the embedded services on one port of the loopback. @param home folder of their data */
export const openAws = async (home: string): Promise<EmbeddedAws> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const dynamo = await EmbeddedDynamo.open({ path: `${home}/dynamodb` });
  const sqs = EmbeddedSqs.open({ file: `${home}/colas.db`, baseUrl: url });
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = credentials;
  const s3 = await EmbeddedS3.open({ dir: `${home}/s3`, accessKeyId, secretAccessKey });
  const kms = createKms();
  const events: BusEntry[] = [];
  const mails: unknown[] = [];
  const answers: Readonly<Record<string, unknown>>[] = [];

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const target = String(request.headers['x-amz-target'] ?? '');
    const json = async () => JSON.parse(await text(request)) as Record<string, unknown>;
    if (target.startsWith('DynamoDB')) {
      const { statusCode, body } = await dynamo.handle(target, await text(request));
      return response.writeHead(statusCode, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
    }
    if (target.startsWith('AmazonSQS')) return sqs.listener(request, response);
    if (target.startsWith('AWSEvents')) {
      const { Entries } = (await json()) as { readonly Entries: readonly BusEntry[] };
      events.push(...Entries);
      return answer(response, 200, { FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: 'x' })) });
    }
    if (target.startsWith('TrentService')) return answer(response, 200, kms(target, await json()));
    if (request.url === '/v2/email/outbound-emails') {
      mails.push(await json());
      return answer(response, 200, { MessageId: `m-${mails.length}` });
    }
    if (request.url === '/cloudformation') {
      answers.push(await json());
      return answer(response, 200, {});
    }
    return s3.handler(request, response);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url,
    dynamo,
    sqs,
    s3,
    events,
    mails,
    answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sqs.close();
      await s3.close();
      await dynamo.close();
    },
  };
};
