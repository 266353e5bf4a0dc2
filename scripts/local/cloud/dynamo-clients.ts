import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { speakDirectly } from '../dynamodb/direct-protocol.ts';
import { readDirectly, updateDirectly } from '../dynamodb/direct-send.ts';
import type { EmbeddedDynamo } from '../dynamodb/engine.ts';
import { inProcessHandler } from '../dynamodb/in-process-handler.ts';
import type { Settings } from '../settings.ts';
import type { Secrets } from './secrets.ts';

/** How the product reaches its tables: with typed attributes, and with plain documents. */
export interface DynamoClients {
  readonly client: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
}

/** The engine, or a way to one in another thread, which only takes text. */
type Table = Pick<EmbeddedDynamo, 'handle'> & Partial<Pick<EmbeddedDynamo, 'call'>>;

/** Inside one process nobody checks a signature, and making one is nearly half the cost of a call. */
const unsigned = { sign: async <T>(request: T): Promise<T> => request };

/** What these add to a request is for a network, or for a logger that says nothing. */
const idle = [
  'loggerMiddleware',
  'getUserAgentMiddleware',
  'hostHeaderMiddleware',
  'recursionDetectionMiddleware',
  'contentLengthMiddleware',
];

const embeddedClient = (
  dynamo: Table,
  credentials: Pick<Secrets, 'accessKeyId' | 'secretAccessKey'>,
  { cacheMiddleware }: { readonly cacheMiddleware: boolean },
): DynamoDBClient => {
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: 'http://embedded',
    credentials,
    requestHandler: inProcessHandler(dynamo),
    signer: unsigned,
    cacheMiddleware,
  });
  for (const name of idle) client.middlewareStack.remove(name);
  return client;
};

/**
 * Makes the clients of the embedded engine, or of the endpoint named in its place. There are two because the document
 * client refuses to keep its middleware ready between calls, which for the others saves a quarter of a call.
 */
export const openDynamoClients = (
  { dynamoEndpoint }: Pick<Settings, 'dynamoEndpoint'>,
  dynamo: Table,
  credentials: Pick<Secrets, 'accessKeyId' | 'secretAccessKey'>,
): DynamoClients => {
  const marshallOptions = { removeUndefinedValues: true };
  const made = (cacheMiddleware: boolean) =>
    dynamoEndpoint
      ? new DynamoDBClient({ endpoint: dynamoEndpoint, cacheMiddleware })
      : embeddedClient(dynamo, credentials, { cacheMiddleware });
  const [client, beneath] = [made(true), made(false)];
  const documents = DynamoDBDocumentClient.from(beneath, { marshallOptions });
  if (dynamoEndpoint || !dynamo.call) return { client, documents };
  const engine = { call: dynamo.call.bind(dynamo) };
  speakDirectly(client, engine);
  speakDirectly(beneath, engine);
  return { client: updateDirectly(client, engine), documents: readDirectly(documents, engine) };
};
