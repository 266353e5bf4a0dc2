import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteCommand, type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { enterRecord } from '@gore/core/kernel/runtime/people/index-entries.ts';
import { createStore, type Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { guardSteps } from '@gore/core/kernel/runtime/write/guards.ts';
import { producto } from '@gore/core/modules/producto.ts';
import type { Backup } from '../backup/catalogue.ts';
import { openHolding } from '../backup/holding.ts';
import { restoreInto } from '../backup/restore-into.ts';
import { takeBackup } from '../backup/take.ts';
import { filesBucket, tables } from '../local/cloud/engines.ts';
import { loadSecrets } from '../local/cloud/secrets.ts';
import { Dictionary } from './dictionary.ts';
import { otherFiles } from './files.ts';
import { firstEntry } from './first-entry.ts';
import { createInventor } from './invent.ts';
import { learn, type Masks, maskRecord } from './record.ts';

type Item = Readonly<Record<string, unknown>>;

/** Kept as they are, but for what the dictionary knows: they hold ids, figures and days. */
const carried = new Set(['saldo', 'arbol', 'vuelta', 'secuencia', 'tramo', 'politica', 'bloqueo']);
const BATCH = 25;

/** Items of the table of one kind after another; what is asked for is told by `__edb_e__`. */
async function* itemsOf(client: DynamoDBDocumentClient): AsyncGenerator<Item> {
  for await (const { Items = [] } of paginateScan({ client }, { TableName: tables.datos })) yield* Items;
}

const isRecord = (item: Item): item is Item & StoredRecord => item.__edb_e__ === 'registro';

/** Writes items in batches, in the order they come. */
const writer = (client: DynamoDBDocumentClient) => {
  let waiting: Item[] = [];
  const flush = async (): Promise<void> => {
    if (!waiting.length) return;
    const RequestItems = { [tables.datos]: waiting.map((Item) => ({ PutRequest: { Item } })) };
    waiting = [];
    await client.send(new BatchWriteCommand({ RequestItems }));
  };
  return {
    flush,
    put: async (item: Item): Promise<void> => {
      waiting.push(item);
      if (waiting.length === BATCH) await flush();
    },
  };
};

/** What a record brings with it: its history, the values nobody else may have, and itself. */
const itemsFor = (store: Store, module: AnyModule, masked: StoredRecord): readonly Item[] => {
  const { entry, hash, sidecar } = firstEntry(module, masked);
  const { tenant, module: name, id } = masked;
  const { auditoria, reserva } = store.entities;
  const itemIn = (params: unknown) => (params as { readonly Item: Item }).Item;
  return [
    { ...masked, hash },
    itemIn(auditoria.put({ tenant, module: name, id, seq: 1, entry, hash }).params()),
    ...(Object.keys(sidecar).length
      ? [itemIn(reserva.put({ tenant, module: name, id, seq: 1, values: sidecar }).params())]
      : []),
    ...guardSteps(store, module, undefined, masked).flatMap(({ item }) =>
      item.Put?.Item ? [item.Put.Item] : [],
    ),
  ];
};

/** Cleans the strings an item holds, keys included. */
const cleanItem = (known: Dictionary, value: unknown): unknown => {
  if (typeof value === 'string') return known.clean(value);
  if (Array.isArray(value)) return value.map((inner) => cleanItem(known, inner));
  if (typeof value !== 'object' || value === null || value instanceof Set) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleanItem(known, inner)]));
};

/**
 * Makes a copy of a backup for development and quality, in which no person of the source is left: values of fields
 * marked personal are replaced by invented ones, always the same for the same, wherever they stand; texts people wrote
 * freely and files are replaced whole. Ids, references, states and figures stay; histories, sign-ins, passwords,
 * messages and keys do not come along.
 *
 * @param secret what the invented values follow from; another one makes another copy, and without it there is no way back.
 */
export const copyMasked = async (file: string, dir: string, now: number, secret: string): Promise<Backup> => {
  const spare = await mkdtemp(join(tmpdir(), 'gore-copia-'));
  try {
    await restoreInto(file, join(spare, 'origen'));
    const source = await openHolding(join(spare, 'origen'));
    const target = await openHolding(join(spare, 'copia'));
    try {
      const files = otherFiles(secret);
      const masks: Masks = {
        invent: createInventor(secret),
        known: new Dictionary(),
        fileFor: files.fileFor,
      };
      await fill(source.documents, target.documents, masks, join(spare, 'copia'));
      for (const [key, body] of files.made) await target.s3.put(filesBucket, key, body);
      // Nothing has happened in the copy yet: no consumer has anything to follow.
      await target.dynamo.trim(target.dynamo.lastSequence);
      const { dynamo, s3, dataDir } = target;
      return await takeBackup({ dynamo, s3, dataDir, dir, now, masked: true });
    } finally {
      await target.close();
      await source.close();
    }
  } finally {
    await rm(spare, { recursive: true, force: true });
  }
};

const fill = async (
  from: DynamoDBDocumentClient,
  to: DynamoDBDocumentClient,
  masks: Masks,
  dataDir: string,
): Promise<void> => {
  await writeFile(join(dataDir, 'claves.json'), '{}');
  const { personKey } = loadSecrets(join(dataDir, 'claves.json'));
  const store = createStore(to, tables);
  const { put, flush } = writer(to);
  for await (const item of itemsOf(from)) {
    const module = isRecord(item) ? producto.find(item.module) : undefined;
    if (isRecord(item) && module) learn(masks, module, item);
  }
  for await (const item of itemsOf(from)) {
    if (!isRecord(item)) {
      if (carried.has(String(item.__edb_e__))) await put(cleanItem(masks.known, item) as Item);
      continue;
    }
    const module = producto.find(item.module);
    if (!module) continue;
    const masked = maskRecord(masks, module, item);
    for (const one of itemsFor(store, module, masked)) await put(one);
    await flush();
    await enterRecord({ store, product: producto, personKey }, masked);
  }
  await flush();
};

/** A secret for one copy, which nobody keeps. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
