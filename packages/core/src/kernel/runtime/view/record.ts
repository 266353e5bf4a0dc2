import { evaluate, resolveOperand } from '../../declare/evaluate.ts';
import { impersonalName } from '../../declare/impersonal.ts';
import type { Derived } from '../../declare/module.ts';
import { blockedLabel } from '../../declare/people.ts';
import type { Access } from '../access/access.ts';
import { notFound } from '../refusals.ts';
import { readingOnce } from '../store/reading-once.ts';
import type { RecordKey } from '../store/store.ts';
import type { StoredRecord } from '../stored.ts';
import { load, reachedVerbs, readRelated } from '../write/authorize.ts';
import { beginWork, type Command, type Work, type WriteDeps } from '../write/context.ts';
import { fieldValue, itemOf } from '../write/item.ts';
import { referencesOf } from '../write/references.ts';
import { closedBecause } from '../write/rules.ts';

/** Whether a verb is open for a record and an actor, and the sentence why not. */
export interface VerbStatus {
  readonly name: string;
  readonly open: boolean;
  readonly reason?: string;
}

/** Words people read for ids, by module. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the ficha of a record shows. */
export interface RecordView {
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: { readonly refs: Labels; readonly verbs: readonly VerbStatus[] };
}

type Totals = Readonly<Record<string, number>>;

const derivedValue = (work: Work, record: StoredRecord, totals: Totals, derived: Derived) => {
  const about = {
    value: (field: string) =>
      Object.hasOwn(work.module.rollups, field) ? (totals[field] ?? 0) : fieldValue(record, field),
    actor: work.command.actor,
    param: work.param,
    clock: work.clock,
  };
  if ('flag' in derived) return evaluate(derived.flag, about);
  const { operand } = derived.days;
  return 'days' in operand ? resolveOperand(operand, about) : undefined;
};

/** Code of a record, empty when it is made of values the actor does not see. */
const visibleCode = (access: Access, { module, codigo }: StoredRecord): string =>
  access.hidden(module).has('codigo') ? '' : codigo;

/** The record as the actor may see it: hidden fields are not there at all. */
export const visibleData = (
  work: Work,
  record: StoredRecord,
  totals: Totals = {},
): Readonly<Record<string, unknown>> => {
  const hidden = work.access.hidden(work.module.name);
  const derived = Object.entries(work.module.derived).map(
    ([name, spec]) => [name, derivedValue(work, record, totals, spec)] as const,
  );
  const rollups = Object.keys(work.module.rollups).map((name) => [name, totals[name] ?? 0] as const);
  const all = [...Object.entries(itemOf(record)), ...derived, ...rollups];
  return {
    ...Object.fromEntries(all.filter(([name]) => !hidden.has(name))),
    codigo: visibleCode(work.access, record),
    ...(record.extra ? { extra: record.extra } : {}),
  };
};

/** Titles of records by module and id; what the actor may not see keeps its code only. */
export const labelsFor = async (work: Work, keys: readonly RecordKey[]): Promise<Labels> => {
  const labels: Record<string, Record<string, string>> = {};
  const kept = keys.filter(({ module, id }) => {
    const name = impersonalName(id);
    if (name) labels[module] = { ...labels[module], [id]: name };
    return !name;
  });
  for (const record of kept.length ? await work.deps.store.getMany(kept) : []) {
    const module = work.deps.product.find(record.module);
    const title =
      module && !work.access.hidden(record.module).has(module.title) ? record.data[module.title] : '';
    const named = labels[record.module] ?? {};
    const isBlocked = work.blocked.get(record.module)?.has(record.id);
    named[record.id] = isBlocked
      ? blockedLabel
      : typeof title === 'string' && title
        ? title
        : visibleCode(work.access, record) || record.id;
    labels[record.module] = named;
  }
  return labels;
};

/** Keys of the people a record names besides its fields. */
export const peopleKeys = (tenant: string, ids: readonly string[]): readonly RecordKey[] =>
  [...new Set(ids)].map((id) => ({ tenant, module: 'usuario', id }));

const transitionStatus = async (
  work: Work,
  record: StoredRecord,
  name: string,
  reached: ReadonlySet<string>,
): Promise<VerbStatus | undefined> => {
  const transition = work.module.transitions[name];
  if (!transition || !work.access.may(work.module.name, name)) return undefined;
  if (!reached.has(name))
    return { name, open: false, reason: 'Este registro está fuera de su alcance para esa acción.' };
  const { related } = await readRelated(work, record, transition.reads);
  const reason = closedBecause(work, record, name, transition, related);
  return reason ? { name, open: false, reason } : { name, open: true };
};

const baseStatus = (
  work: Work,
  record: StoredRecord,
  name: 'editar' | 'eliminar' | 'restaurar',
  reached: ReadonlySet<string>,
): readonly VerbStatus[] => {
  if (!work.access.may(work.module.name, name) || (name === 'restaurar') !== Boolean(record.eliminadoEn))
    return [];
  const state = work.module.states[record.estado];
  if (name === 'editar' && state?.frozen)
    return [{ name, open: false, reason: `Está en estado «${state.label}» y ya no se edita.` }];
  const open = reached.has(name);
  return [open ? { name, open } : { name, open, reason: 'Este registro está fuera de su alcance.' }];
};

/** What the actor may do with the record now, with the reason for what is closed. */
export const verbsOf = async (work: Work, record: StoredRecord): Promise<readonly VerbStatus[]> => {
  const reached = await reachedVerbs(work, record);
  const base = (['editar', 'eliminar', 'restaurar'] as const).flatMap((name) =>
    baseStatus(work, record, name, reached),
  );
  const transitions = record.eliminadoEn
    ? []
    : await Promise.all(
        Object.keys(work.module.transitions).map((name) => transitionStatus(work, record, name, reached)),
      );
  return [...base, ...transitions.filter((status) => status !== undefined)];
};

/**
 * Reads one record for its ficha, from the system of record: it needs no read model.
 *
 * @param deleted looks among the deleted ones, for those who may restore.
 */
export const viewRecord = async (
  deps: WriteDeps,
  command: Command,
  moduleName: string,
  id: string,
  { deleted = false } = {},
): Promise<RecordView> => {
  const module = deps.product.find(moduleName);
  if (!module) throw notFound();
  const work = await beginWork({ ...deps, store: readingOnce(deps.store) }, command, module);
  const record = await load(work, id, { deleted });
  if (deleted && !work.access.may(module.name, 'restaurar')) throw notFound();
  const { tenant } = command.actor;
  const hidden = work.access.hidden(module.name);
  const keys = [
    ...referencesOf(module.fields, record.data, tenant)
      .filter(({ field }) => !hidden.has(field))
      .map(({ key }) => key),
    ...peopleKeys(tenant, [record.creadoPor, record.actualizadoPor]),
  ];
  const [refs, verbs, totals] = await Promise.all([
    labelsFor(work, keys),
    verbsOf(work, record),
    Object.keys(module.rollups).length ? deps.store.totals(record) : {},
  ]);
  return { data: visibleData(work, record, totals), meta: { refs, verbs } };
};
