import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { fieldsInCode } from '../../declare/basis.ts';
import type { AnyModule } from '../../declare/module.ts';
import { personalValues } from '../../declare/personal.ts';
import { invalid, notFound } from '../refusals.ts';
import { readPartition } from '../store/partition.ts';
import type { RecordKey, Store } from '../store/store.ts';
import type { StoredRecord } from '../stored.ts';
import { nextVersion } from '../write/change.ts';
import { commit } from '../write/commit.ts';
import { beginWork, type Command, type Outcome, type Work, type WriteDeps } from '../write/context.ts';
import { type Sidecar, suppressed } from './chain.ts';

/** What a granted request, or the end of a term, orders to forget. */
export interface Suppression {
  readonly module: string;
  readonly id: string;
  /** Personal fields; all of them unless said. What is computed from them goes with them. */
  readonly fields?: readonly string[];
  /** Number or name of the resolution that orders it, as histories will show it. */
  readonly resolution: string;
  /** Forgets what the values were, but leaves the record what it holds now: another law asks to keep it. */
  readonly keepCurrent?: boolean;
}

/** What a suppression did. */
export interface Suppressed {
  readonly outcome: Outcome;
  /** Values that are gone, by name. */
  readonly fields: readonly string[];
  /** Versions of the history that lost a value. */
  readonly versions: number;
}

/** The personal values an order is about. @throws GoreError naming each field that is no personal one. */
const orderedValues = (module: AnyModule, fields: readonly string[] | undefined): ReadonlySet<string> => {
  const personal = personalValues(module);
  if (!fields) return personal;
  const faults = fields.filter((name) => !personal.has(name) || !Object.hasOwn(module.fields, name));
  if (faults.length)
    throw invalid(faults.map((field) => ({ field, message: 'No es un dato personal de este registro.' })));
  const ordered = new Set(fields);
  const follows = (from: readonly string[]) => from.some((name) => ordered.has(name));
  for (const [name, { from }] of Object.entries(module.computed)) if (follows(from)) ordered.add(name);
  if (follows(fieldsInCode(module))) ordered.add('codigo');
  return ordered;
};

interface Aside {
  readonly seq: number;
  readonly values: Sidecar;
}

const keptAside = async (store: Store, key: RecordKey, names: ReadonlySet<string>) => {
  const items = await readPartition(store, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `RES#${key.tenant}#${key.module}#${key.id}` },
  });
  return items
    .map((item): Aside => ({ seq: Number(item.seq), values: item.values as Sidecar }))
    .filter(({ values }) =>
      Object.entries(values).some(([name, value]) => names.has(name) && 'salt' in value),
    );
};

/** Leaves of the personal values of a version nothing but the resolution that took them. */
const forget = async (store: Store, key: RecordKey, seq: number, values: Sidecar): Promise<void> => {
  const { tenant, module, id } = key;
  const { Key } = store.entities.reserva
    .get({ tenant, module, id, seq })
    .params<{ readonly Key: Readonly<Record<string, unknown>> }>();
  await store.client.send(
    new UpdateCommand({
      TableName: store.tables.datos,
      Key,
      UpdateExpression: 'SET #values = :values',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#values': 'values' },
      ExpressionAttributeValues: { ':values': values },
    }),
  );
};

/** The record without the values; its code, when it was made of them, becomes its id, which tells nothing. */
const cleared = (work: Work, record: StoredRecord, names: ReadonlySet<string>) => {
  const values = Object.fromEntries(
    Object.keys(work.module.fields).flatMap((name) => (names.has(name) ? [[name, undefined]] : [])),
  );
  const { huella: _, ...after } = nextVersion(work, record, { values, verb: 'suprimir' });
  return names.has('codigo') ? { ...after, codigo: record.id } : after;
};

/**
 * Deletes personal values of a record for good: from every version of its history and, by an ordinary audited write,
 * from the record. Chains go on verifying, and histories say which resolution took the values. Whoever calls has
 * granted the request and answers for it; deleted records are reached too. Asked again, or after it was cut short, it
 * does what is still missing.
 *
 * Ley 19.628, art. 7 in the text of Ley 21.719: right of suppression.
 *
 * @throws GoreError `no_encontrado` without such a record, `invalido` for a field that is not personal.
 */
export const suppressPersonal = async (
  deps: WriteDeps,
  command: Command,
  { module: name, id, fields, resolution, keepCurrent = false }: Suppression,
): Promise<Suppressed> => {
  const module = deps.product.find(name);
  const key = { tenant: command.actor.tenant, module: name, id };
  const record = module && (await deps.store.get(key));
  if (!module || !record) throw notFound();
  const work = await beginWork(deps, command, module);
  const names = orderedValues(module, fields);
  const present = Object.keys(record.data).filter((field) => names.has(field));
  const aside = await keptAside(deps.store, key, names);
  const mustClear = !keepCurrent && present.length > 0;
  const unchanged = { module: name, id, version: record.version, codigo: record.codigo };
  if (!mustClear && !aside.length) return { outcome: unchanged, fields: [], versions: 0 };

  const gone = new Set([
    ...(mustClear ? present : []),
    ...aside.flatMap(({ values }) => Object.keys(values).filter((field) => names.has(field))),
  ]);
  const campos = [...gone].sort();
  const outcome = await commit(work, {
    before: record,
    after: mustClear ? cleared(work, record, names) : nextVersion(work, record, { verb: 'suprimir' }),
    verb: 'suprimir',
    input: { resolucion: resolution, campos },
    resolution,
  });
  // The entry comes first: a value that is missing without one would look like somebody's deed.
  for (const { seq, values } of aside)
    await forget(deps.store, key, seq, suppressed(values, resolution, names));
  return { outcome, fields: campos, versions: aside.length };
};
