import { createHmac } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mentionsIn, type PersonName } from '../../declare/people.ts';
import type { Product } from '../../declare/product.ts';
import { readPartition } from '../store/partition.ts';
import type { RecordKey, Store } from '../store/store.ts';
import { orConflict, type Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';

/** What the index of people needs: where it lies, what names people, and the key its entries are made with. */
export interface PeopleIndex {
  readonly store: Store;
  readonly product: Product;
  /** Secret of the installation: who reads the keys of the table, as logs and metrics do, learns no RUN from them. */
  readonly personKey: string;
}

/** The names of people a record holds. */
export const namesIn = (
  product: Product,
  record: Pick<StoredRecord, 'module' | 'data'> | undefined,
): ReadonlySet<PersonName> => {
  const module = record && product.find(record.module);
  return new Set(
    module ? mentionsIn(module.fields, record.data, product.people).map(({ name }) => name) : [],
  );
};

const digestOf = ({ personKey }: PeopleIndex, tenant: string, name: PersonName): string =>
  createHmac('sha256', personKey).update(`${tenant}\n${name}`).digest('base64url');

const entryOf = (index: PeopleIndex, { tenant, module, id }: RecordKey, name: PersonName) => ({
  tenant,
  person: digestOf(index, tenant, name),
  module,
  id,
});

const putOf = (index: PeopleIndex, record: RecordKey, name: PersonName) =>
  index.store.entities.persona.put(entryOf(index, record, name)).params<{
    readonly TableName: string;
    readonly Item: Readonly<Record<string, unknown>>;
  }>();

/**
 * Enters in the index, in the write itself, everyone a record comes to name. An entry stays when the name leaves the
 * record, since its history still holds it; whoever reads the index looks at the record again.
 */
export const personSteps = (
  index: PeopleIndex,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly Step[] => {
  const known = namesIn(index.product, before);
  return [...namesIn(index.product, after)]
    .filter((name) => !known.has(name))
    .map((name) => orConflict({ Put: putOf(index, after, name) }));
};

/** Keys of the records of an institution that name a person, or once did; strongly consistent. */
export const recordsNaming = async (
  index: PeopleIndex,
  tenant: string,
  name: PersonName,
): Promise<readonly RecordKey[]> => {
  const entries = await readPartition(index.store, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `PER#${tenant}#${digestOf(index, tenant, name)}` },
  });
  return entries.map(({ module, id }) => ({ tenant, module: String(module), id: String(id) }));
};

/** Enters a record written before the index knew of its fields; doing it again changes nothing. */
export const enterRecord = async (index: PeopleIndex, record: StoredRecord): Promise<number> => {
  const names = [...namesIn(index.product, record)];
  for (const name of names) await index.store.client.send(new PutCommand(putOf(index, record, name)));
  return names.length;
};

/** Takes a record out of the entries of a person, once neither it nor its history holds the name. */
export const leaveRecord = async (index: PeopleIndex, record: RecordKey, name: PersonName): Promise<void> => {
  const { TableName, Key } = index.store.entities.persona
    .delete(entryOf(index, record, name))
    .params<{ readonly TableName: string; readonly Key: Readonly<Record<string, unknown>> }>();
  await index.store.client.send(new DeleteCommand({ TableName, Key }));
};
