import type { AlertLevel } from '../kernel/declare/alert.ts';
import type { CatalogueRule } from '../kernel/declare/alert-catalogue.ts';
import type { RuleClock } from '../kernel/declare/verb.ts';
import type { AuditEntry } from '../kernel/runtime/audit/chain.ts';
import { readEntries } from '../kernel/runtime/audit/entries.ts';
import { replay } from '../kernel/runtime/audit/replay.ts';
import type { RecordKey, Store } from '../kernel/runtime/store/store.ts';
import { systemActor } from '../kernel/runtime/write/context.ts';
import { causeIn, type Param } from './cause.ts';

const chunk = 100;

/** The history of a record, from its first entry. */
export const historyOf = async (
  store: Store,
  key: RecordKey,
  length: number,
): Promise<readonly AuditEntry[]> => {
  const entries: AuditEntry[] = [];
  for (let from = 1; from <= length; from += chunk) {
    const keys = Array.from({ length: Math.min(chunk, length - from + 1) }, (_, at) => ({
      ...key,
      seq: from + at,
    }));
    entries.push(...[...(await readEntries(store, keys)).values()].map(({ entry }) => entry));
  }
  return entries.toSorted((a, b) => a.seq - b.seq);
};

const lastOf = (entries: readonly AuditEntry[], isIt: (entry: AuditEntry) => boolean): string | undefined =>
  entries.findLast(isIt)?.at;

/**
 * How urgent a rule would have found a record at a moment of its history; nothing when it would not. Totals over other
 * records are those of now, since nobody keeps what they were.
 */
export const levelThen = (
  rule: CatalogueRule,
  history: readonly AuditEntry[],
  {
    clock,
    param,
    totals,
  }: { readonly clock: RuleClock; readonly param: Param; readonly totals: Readonly<Record<string, number>> },
): AlertLevel | undefined => {
  const entries = history.filter(({ at, refused }) => at <= clock.now && refused === undefined);
  const [first] = entries;
  const removed = entries.findLast(({ verb }) => verb === 'eliminar' || verb === 'restaurar');
  if (!first || removed?.verb === 'eliminar') return undefined;
  const { data, estado } = replay(entries, new Map());
  const known: Readonly<Record<string, unknown>> = {
    estado,
    creadoEn: first.at,
    creadoPor: first.actor,
    estadoDesde: lastOf(entries, ({ changes }) => changes.some(({ field }) => field === 'estado')),
    actualizadoEn: entries.at(-1)?.at,
  };
  const value = (field: string): unknown =>
    data[field] ??
    known[field] ??
    (Object.hasOwn(rule.module.rollups, field) ? (totals[field] ?? 0) : undefined);
  const actor = systemActor(first.tenant, 'alertas');
  return causeIn(rule, { value, actor, clock, param })?.nivel;
};
