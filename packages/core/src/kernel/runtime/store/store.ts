import { type DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { StoredRecord } from '../stored.ts';
import * as audit from './audit-entities.ts';
import * as entities from './entities.ts';
import { getItems } from './get-items.ts';
import { guardItemKey, recordItemKey } from './item-keys.ts';
import * as people from './person-entities.ts';
import type { Tables } from './table.ts';

/** Names one record. */
export interface RecordKey {
  readonly tenant: string;
  readonly module: string;
  readonly id: string;
}

/** One page of an index: the keys found and where to go on. */
export interface KeyPage {
  readonly keys: readonly RecordKey[];
  readonly next?: Readonly<Record<string, unknown>>;
}

type Item = Readonly<Record<string, unknown>>;

const asKey = (item: Item): RecordKey => ({
  tenant: String(item.tenant),
  module: String(item.module),
  id: String(item.id),
});

/** Totals in an item of entity `saldo`, by the name of their rollup. */
export const totalsOf = (item: Item): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) =>
      name.startsWith('t_') ? [[name.slice(2), Number(value)]] : [],
    ),
  );

/** Totals a record keeps, and the number of changes they went through. */
export interface Balance {
  readonly totals: Readonly<Record<string, number>>;
  readonly version: number;
}

/** Reads of the system of record: by key, strongly consistent; by index, keys only. */
export interface Store {
  readonly entities: StoreEntities;
  readonly tables: Tables;
  readonly client: DynamoDBDocumentClient;
  readonly get: (key: RecordKey) => Promise<StoredRecord | undefined>;
  /** Order is not kept; what does not exist is left out. */
  readonly getMany: (keys: readonly RecordKey[]) => Promise<readonly StoredRecord[]>;
  readonly byCode: (tenant: string, module: string, codigo: string) => Promise<string | undefined>;
  /** Id of the living record that holds a unique value; `rule` is the field's name, or `codigo`. */
  readonly holder: (
    tenant: string,
    module: string,
    rule: string,
    value: string,
  ) => Promise<string | undefined>;
  readonly children: (tenant: string, parent: string, module: string, limit: number) => Promise<KeyPage>;
  readonly assigned: (tenant: string, assignee: string, module: string, limit: number) => Promise<KeyPage>;
  readonly newest: (tenant: string, module: string, limit: number, from?: Item) => Promise<KeyPage>;
  readonly totals: (key: RecordKey) => Promise<Readonly<Record<string, number>>>;
  /** Totals over the children of a record and how often they changed; nothing when there are none. */
  readonly balance: (key: RecordKey) => Promise<Balance | undefined>;
  /** Reserves `count` consecutive numbers of a yearly sequence and answers the last one. */
  readonly reserve: (tenant: string, prefix: string, year: string, count: number) => Promise<number>;
}

const makeEntities = (tables: Tables) => ({
  registro: entities.registro(tables.datos),
  auditoria: audit.auditoria(tables.datos),
  reserva: audit.reserva(tables.datos),
  lapida: audit.lapida(tables.datos),
  guardia: entities.guardia(tables.datos),
  bloqueo: people.bloqueo(tables.datos),
  persona: people.persona(tables.datos),
  preferencia: people.preferencia(tables.datos),
  saldo: entities.saldo(tables.datos),
  arbol: entities.arbol(tables.datos),
  vuelta: entities.vuelta(tables.datos),
  secuencia: entities.secuencia(tables.datos),
  tramo: entities.tramo(tables.datos),
  politica: entities.politica(tables.datos),
  ingreso: audit.ingreso(tables.datos),
  lectura: audit.lectura(tables.datos),
  idempotencia: entities.idempotencia(tables.efimero),
});

/** The ElectroDB entities over the two tables. */
export type StoreEntities = ReturnType<typeof makeEntities>;

/**
 * Makes a store over a DynamoDB client; the same in the cloud and embedded.
 *
 * Reads by key go to the client directly: ElectroDB parses every attribute again, and these items are already in
 * the shape `StoredRecord` names.
 */
export const createStore = (client: DynamoDBDocumentClient, tables: Tables): Store => {
  const made = makeEntities(tables);

  const getChunk = async (keys: readonly RecordKey[]): Promise<readonly StoredRecord[]> =>
    (await getItems(client, tables.datos, keys.map(recordItemKey))) as StoredRecord[];

  const query = async (
    index: string,
    pk: string,
    limit: number,
    options: { prefix?: string; from?: Item | undefined; forward?: boolean } = {},
  ): Promise<KeyPage> => {
    const answer = await client.send(
      new QueryCommand({
        TableName: tables.datos,
        IndexName: index,
        KeyConditionExpression: options.prefix ? '#pk = :pk and begins_with(#sk, :sk)' : '#pk = :pk',
        ExpressionAttributeNames: { '#pk': `${index}pk`, ...(options.prefix ? { '#sk': `${index}sk` } : {}) },
        ExpressionAttributeValues: { ':pk': pk, ...(options.prefix ? { ':sk': options.prefix } : {}) },
        Limit: limit,
        ScanIndexForward: options.forward ?? false,
        ...(options.from ? { ExclusiveStartKey: options.from } : {}),
      }),
    );
    return {
      keys: (answer.Items ?? []).map(asKey),
      ...(answer.LastEvaluatedKey ? { next: answer.LastEvaluatedKey } : {}),
    };
  };

  const holder: Store['holder'] = async (tenant, module, rule, value) => {
    const Key = guardItemKey({ tenant, module, rule, value });
    const answer = await client.send(new GetCommand({ TableName: tables.datos, Key, ConsistentRead: true }));
    return answer.Item ? String(answer.Item.owner) : undefined;
  };

  const balance: Store['balance'] = async (key) => {
    const { Key } = made.saldo.get(key).params<Item>();
    const { Item: item } = await client.send(
      new GetCommand({ TableName: tables.datos, Key: Key as Item, ConsistentRead: true }),
    );
    return item && { totals: totalsOf(item), version: Number(item.changes) };
  };

  return {
    entities: made,
    tables,
    client,
    get: async (key) => {
      const answer = await client.send(
        new GetCommand({ TableName: tables.datos, Key: recordItemKey(key), ConsistentRead: true }),
      );
      return answer.Item as StoredRecord | undefined;
    },
    getMany: async (keys) => {
      const distinct = [...new Map(keys.map((key) => [`${key.module}#${key.id}`, key])).values()];
      const chunks = Array.from({ length: Math.ceil(distinct.length / 100) }, (_, at) =>
        distinct.slice(at * 100, at * 100 + 100),
      );
      return (await Promise.all(chunks.map(getChunk))).flat();
    },
    byCode: (tenant, module, codigo) => holder(tenant, module, 'codigo', codigo),
    holder,
    children: (tenant, parent, module, limit) =>
      query('gsi1', `PAR#${tenant}#${parent}`, limit, { prefix: `${module}#`, forward: true }),
    assigned: (tenant, assignee, module, limit) =>
      query('gsi2', `ASG#${tenant}#${assignee}`, limit, { prefix: `${module}#`, forward: true }),
    newest: (tenant, module, limit, from) => query('gsi3', `MOD#${tenant}#${module}`, limit, { from }),
    totals: async (key) => (await balance(key))?.totals ?? {},
    balance,
    reserve: async (tenant, prefix, year, count) => {
      const { Key } = made.secuencia.get({ tenant, prefix, year }).params<Item>();
      const answer = await client.send(
        new UpdateCommand({
          TableName: tables.datos,
          Key: Key as Item,
          UpdateExpression: 'ADD #last :count',
          ExpressionAttributeNames: { '#last': 'last' },
          ExpressionAttributeValues: { ':count': count },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return Number(answer.Attributes?.last);
    },
  };
};
