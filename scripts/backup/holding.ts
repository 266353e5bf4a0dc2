import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { openDynamoClients } from '../local/cloud/dynamo-clients.ts';
import { filesBucket, tables } from '../local/cloud/engines.ts';
import { EmbeddedDynamo } from '../local/dynamodb/engine.ts';
import { EmbeddedS3 } from '../local/s3/embedded-s3.ts';
import { ensureTables } from '../local/tables.ts';

const credentials = { accessKeyId: 'GORE', secretAccessKey: 'secreto' };

/** The table and the files of an installation, without the rest. */
export interface Holding {
  readonly dataDir: string;
  readonly dynamo: EmbeddedDynamo;
  readonly documents: DynamoDBDocumentClient;
  readonly s3: EmbeddedS3;
  readonly put: (pk: string, values?: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly get: (pk: string, table?: string) => Promise<Readonly<Record<string, unknown>> | undefined>;
  readonly all: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => Promise<void>;
}

/** A folder of its own, removed by `clear`. */
export const ownFolder = async (): Promise<{ readonly dir: string; readonly clear: () => Promise<void> }> => {
  const dir = await mkdtemp(join(tmpdir(), 'gore-respaldo-'));
  return { dir, clear: () => rm(dir, { recursive: true, force: true }) };
};

/** Opens the table and the files under a folder, which gets them when it has none. */
export const openHolding = async (dataDir: string): Promise<Holding> => {
  const dynamo = await EmbeddedDynamo.open({ path: join(dataDir, 'dynamodb'), ttlSweepMs: 0 });
  const { client, documents } = openDynamoClients({}, dynamo, credentials);
  await ensureTables(client, tables);
  const s3 = await EmbeddedS3.open({ dir: join(dataDir, 's3'), ...credentials });
  await s3.createBucket(filesBucket);
  await writeFile(join(dataDir, 'claves.json'), JSON.stringify(credentials));
  const get: Holding['get'] = async (pk, table = tables.datos) =>
    (await documents.send(new GetCommand({ TableName: table, Key: { pk, sk: 'REG' } }))).Item;
  return {
    dataDir,
    dynamo,
    documents,
    s3,
    put: async (pk, values = {}) => {
      const Item = { pk, sk: 'REG', __edb_e__: 'registro', gsi1pk: 'todos', gsi1sk: pk, ...values };
      await documents.send(new PutCommand({ TableName: tables.datos, Item }));
    },
    get,
    all: async () => {
      const items: Record<string, unknown>[] = [];
      for await (const { Items = [] } of paginateScan({ client: documents }, { TableName: tables.datos }))
        items.push(...Items);
      return items;
    },
    close: async () => {
      client.destroy();
      documents.destroy();
      await dynamo.close();
    },
  };
};
