import type { CatalogueRule } from '../kernel/declare/alert-catalogue.ts';
import type { Evaluation } from '../kernel/declare/evaluate.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
import { blockedFor } from '../kernel/runtime/access/blocked.ts';
import type { Store } from '../kernel/runtime/store/store.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { readAbove } from '../kernel/runtime/write/authorize.ts';
import { fieldValue } from '../kernel/runtime/write/item.ts';
import type { Answerable } from './addressees.ts';
import { type Saying, sayingOf } from './alert-values.ts';
import { causeIn } from './cause.ts';
import type { Look } from './engine.ts';

/** Values a path of `ref` fields leads to, read by key. */
const follow = async (
  store: Store,
  look: Look,
  record: StoredRecord,
  [name = '', ...rest]: readonly string[],
): Promise<readonly string[]> => {
  const value = record.data[name];
  if (!rest.length) return [value].flat().filter((one) => typeof one === 'string');
  const module = look.ports.write.product.find(record.module)?.fields[name]?.module;
  const above =
    typeof value === 'string' && module
      ? await store.get({ tenant: record.tenant, module, id: value })
      : undefined;
  return above && !above.eliminadoEn ? follow(store, look, above, rest) : [];
};

const answerableFor = async (look: Look, rule: CatalogueRule, record: StoredRecord): Promise<Answerable> => {
  const { store } = look.ports.write;
  const people = await Promise.all(rule.people.map((path) => follow(store, look, record, path)));
  const [unidad] = rule.unit ? await follow(store, look, record, rule.unit) : [];
  return { personas: people.flat(), ...(unidad === undefined ? {} : { unidad }) };
};

/** What every rule asks of a record besides its own values: read once for all of them. */
export interface Facts {
  /** Whether nobody works with it for now. */
  readonly blocked: boolean;
  readonly totals: Readonly<Record<string, number>>;
}

/** Reads the facts of a record as they are in the system of record. */
export const readFacts = async (
  { ports, command }: Look,
  { rollups }: AnyModule,
  record: StoredRecord,
): Promise<Facts> => {
  const { store } = ports.write;
  const [blocked, totals] = await Promise.all([
    blockedFor(store, command.actor),
    Object.keys(rollups).length ? store.totals(record) : {},
  ]);
  return { blocked: blocked.get(record.module)?.has(record.id) ?? false, totals };
};

/** What a record says when it is asked, totals included. */
const aboutRecord = async (
  look: Look,
  { module, rule }: CatalogueRule,
  record: StoredRecord,
  totals: Facts['totals'],
): Promise<Evaluation> => {
  const { write } = look.ports;
  return {
    value: (field) =>
      Object.hasOwn(module.rollups, field) ? (totals[field] ?? 0) : fieldValue(record, field),
    related: await readAbove(write, module, record, rule.when),
    actor: look.command.actor,
    clock: look.clock,
    param: look.param,
  };
};

/**
 * What the alert of a rule should say of a record as it is at this moment in the system of record; nothing when there
 * is no cause, it is deleted, or nobody works with it for now.
 *
 * @param known the facts of the record, when somebody read them already.
 */
export const readSaying = async (
  look: Look,
  rule: CatalogueRule,
  record: StoredRecord | undefined,
  known?: Facts,
): Promise<Saying | undefined> => {
  if (!record || record.eliminadoEn) return undefined;
  const { blocked, totals } = known ?? (await readFacts(look, rule.module, record));
  if (blocked) return undefined;
  const cause = causeIn(rule, await aboutRecord(look, rule, record, totals));
  if (!cause) return undefined;
  const [answerable, staff] = await Promise.all([answerableFor(look, rule, record), look.staff()]);
  return sayingOf(rule, cause, answerable, { staff, param: look.param });
};
