import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { AuditEntry, Sidecar } from '../runtime/audit/chain.ts';
import type { Link } from '../runtime/audit/verify.ts';
import type { StoredRecord } from '../runtime/stored.ts';
import type { World } from './world.ts';

/** An item as it lies in a table. */
export type StoredItem = Readonly<Record<string, unknown>>;

/** Everything a table holds. */
export const scanTable = async (
  { deps }: Pick<World, 'deps'>,
  table: 'datos' | 'efimero' = 'datos',
): Promise<readonly StoredItem[]> => {
  const { client, tables } = deps.store;
  const items: StoredItem[] = [];
  for await (const page of paginateScan({ client }, { TableName: tables[table], ConsistentRead: true }))
    items.push(...(page.Items ?? []));
  return items;
};

/** The items of one entity. */
export const ofEntity = (items: readonly StoredItem[], entity: string): readonly StoredItem[] =>
  items.filter((item) => item.__edb_e__ === entity);

/** Every record, living and deleted, of every institution. */
export const scanRecords = async (world: Pick<World, 'deps'>): Promise<readonly StoredRecord[]> =>
  ofEntity(await scanTable(world), 'registro') as unknown as readonly StoredRecord[];

/** What happened to a record, as stored: the links of its chain and what was kept aside, in order. */
export interface Trail {
  readonly links: readonly Link[];
  readonly sidecars: ReadonlyMap<number, Sidecar>;
}

/** The trails of all records, by `tenant/module/id`. */
export const trailsIn = (items: readonly StoredItem[]): ReadonlyMap<string, Trail> => {
  const nameOf = ({ tenant, module, id }: StoredItem) => `${tenant}/${module}/${id}`;
  const entries = Map.groupBy(ofEntity(items, 'auditoria'), nameOf);
  const kept = Map.groupBy(ofEntity(items, 'reserva'), nameOf);
  return new Map(
    [...new Set([...entries.keys(), ...kept.keys()])].map((name) => [
      name,
      {
        links: (entries.get(name) ?? [])
          .toSorted((a, b) => Number(a.seq) - Number(b.seq))
          .map(({ entry, hash }) => ({ entry: entry as AuditEntry, hash: String(hash) })),
        sidecars: new Map((kept.get(name) ?? []).map(({ seq, values }) => [Number(seq), values as Sidecar])),
      },
    ]),
  );
};

/** The trail of one record. */
export const trailOf = async (
  world: Pick<World, 'deps'>,
  { tenant = 't', module, id }: { readonly tenant?: string; readonly module: string; readonly id: string },
): Promise<Trail> =>
  trailsIn(await scanTable(world)).get(`${tenant}/${module}/${id}`) ?? { links: [], sidecars: new Map() };
