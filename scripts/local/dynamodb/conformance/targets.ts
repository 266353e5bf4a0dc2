import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { speakDirectly } from '../direct-protocol.ts';
import { EmbeddedDynamo } from '../engine.ts';
import { inProcessHandler } from '../in-process-handler.ts';
import type { JsonObject } from '../wire.ts';
import { dynoxideIsInstalled, startDynoxide } from './dynoxide.ts';

/** A DynamoDB the cases run against. */
export interface Target {
  client: DynamoDBClient;
  /** The Streams API, for which no SDK client is among the dependencies. */
  streams(operation: string, input: JsonObject): Promise<JsonObject>;
  close(): Promise<void>;
}

export interface TargetKind {
  name: 'embedded' | 'direct' | 'dynoxide';
  available: boolean;
  open(): Promise<Target>;
}

const client = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  maxAttempts: 1,
};

/** The referee wants a signature to be present, not to be right. */
const UNCHECKED_SIGNATURE = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=x',
  'x-amz-date': '20260101T000000Z',
};

/** Our engine always, over text and directly; the referee where its binary is installed. */
export const targets: TargetKind[] = [
  { name: 'embedded', available: true, open: openEmbedded },
  { name: 'direct', available: true, open: openDirectly },
  { name: 'dynoxide', available: dynoxideIsInstalled, open: openDynoxide },
];

async function openEmbedded(): Promise<Target> {
  const engine = await EmbeddedDynamo.open({ ttlSweepMs: 0 });
  return {
    client: new DynamoDBClient({
      ...client,
      endpoint: 'http://embedded',
      requestHandler: inProcessHandler(engine),
    }),
    streams: (operation, input) => engine.call(operation, input),
    close: () => engine.close(),
  };
}

async function openDirectly(): Promise<Target> {
  const target = await openEmbedded();
  speakDirectly(target.client, { call: target.streams });
  return target;
}

async function openDynoxide(): Promise<Target> {
  const { url, stop } = await startDynoxide();
  return {
    client: new DynamoDBClient({ ...client, endpoint: url }),
    async streams(operation, input) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          ...UNCHECKED_SIGNATURE,
          'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        },
        body: JSON.stringify(input),
      });
      return response.json();
    },
    close: stop,
  };
}
