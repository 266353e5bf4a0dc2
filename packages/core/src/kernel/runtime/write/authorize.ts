import type { Source } from '../../declare/evaluate.ts';
import type { AnyModule } from '../../declare/module.ts';
import type { Predicate } from '../../declare/predicate.ts';
import { isId } from '../../declare/read.ts';
import type { Actor } from '../../declare/record.ts';
import type { Read } from '../../declare/verb.ts';
import { verbGroups } from '../access/groups.ts';
import { GoreError } from '../error.ts';
import { forbidden, notFound } from '../refusals.ts';
import type { RecordKey, Store } from '../store/store.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work, WriteDeps } from './context.ts';
import { fieldValue, itemOf, satisfies } from './item.ts';

type AskedOfParent = Extract<Predicate, { readonly op: 'parent' }>;

const askedOfParents = (predicate: Predicate): readonly AskedOfParent[] => {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return predicate.of.flatMap(askedOfParents);
    case 'not':
      return askedOfParents(predicate.of);
    case 'parent':
      return [predicate];
    default:
      return [];
  }
};

const refKey = (module: AnyModule, record: StoredRecord, field: string): RecordKey | undefined => {
  const id = record.data[field];
  const declared = module.fields[field];
  const target = declared?.module ?? record.data[String(declared?.options.moduleIn)];
  return typeof id === 'string' && typeof target === 'string'
    ? { tenant: record.tenant, module: target, id }
    : undefined;
};

/** Reads the living records above one that a predicate asks about, as far up as it asks. */
export const readAbove = async (
  deps: WriteDeps,
  module: AnyModule,
  record: StoredRecord,
  predicate: Predicate,
): Promise<NonNullable<Source['related']>> => {
  const above = new Map<string, Source>();
  // What hangs on records asks of every module it may hang on; only one of them is the record's.
  const asked = Map.groupBy(
    askedOfParents(predicate).filter(({ by, module: name }) => refKey(module, record, by)?.module === name),
    ({ by }) => by,
  );
  for (const [by, asking] of asked) {
    const where: Predicate = { op: 'and', of: asking.map((one) => one.where) };
    const key = refKey(module, record, by);
    const parent = key && (await deps.store.get(key));
    const parentModule = key && deps.product.find(key.module);
    if (!parent || parent.eliminadoEn || !parentModule) continue;
    const related = await readAbove(deps, parentModule, parent, where);
    above.set(by, { value: (field) => fieldValue(parent, field), related });
  }
  return (by) => above.get(by);
};

/**
 * Whether a record lies within the reach of a verb for the actor of the work.
 *
 * @param module of the record; that of the work unless said.
 */
export const within = async (
  work: Work,
  record: StoredRecord,
  verb: string,
  module: AnyModule = work.module,
): Promise<boolean> => {
  const scope = work.access.scope(module.name, verb);
  const related = await readAbove(work.deps, module, record, scope);
  const { clock, param, command } = work;
  return satisfies(record, scope, { actor: command.actor, clock, param, related });
};

/** Verbs of the actor that reach a record; each reach is asked once, however many verbs share it. */
export const reachedVerbs = async (work: Work, record: StoredRecord): Promise<ReadonlySet<string>> => {
  const groups = verbGroups(work.access, work.module.name);
  const reached = await Promise.all(
    groups.map(async ({ scope, verbs }) => {
      const related = await readAbove(work.deps, work.module, record, scope);
      const { command, clock, param } = work;
      return satisfies(record, scope, { actor: command.actor, clock, param, related }) ? verbs : [];
    }),
  );
  return new Set(reached.flat());
};

/**
 * Reads a record the actor may see, as it is now.
 *
 * @throws GoreError `NO_ENCONTRADO` when there is none, it is deleted or out of reach: nobody can tell which.
 */
export const load = async (work: Work, id: string, { deleted = false } = {}): Promise<StoredRecord> => {
  if (!isId(id)) throw notFound();
  const record = await work.deps.store.get({
    tenant: work.command.actor.tenant,
    module: work.module.name,
    id,
  });
  if (!record || Boolean(record.eliminadoEn) !== deleted || !(await within(work, record, 'leer')))
    throw notFound();
  return record;
};

/** @throws GoreError `SIN_PERMISO` when the verb does not reach the record for this actor. */
export const authorize = async (work: Work, record: StoredRecord, verb: string): Promise<void> => {
  if (!work.access.may(work.module.name, verb)) throw forbidden();
  if (!(await within(work, record, verb)))
    throw forbidden('Este registro está fuera de su alcance para esa acción.');
};

/**
 * People by whose reach the actor does a verb on a record; none when the actor's own reach is enough. The history
 * names them beside the actor.
 */
export const onBehalfOf = async (
  work: Work,
  record: StoredRecord,
  verb: string,
): Promise<readonly string[]> => {
  const { deps, command } = work;
  const { standsFor = [], ...actor } = command.actor;
  if (!standsFor.length) return [];
  const reaches = (person: Actor) =>
    within({ ...work, access: deps.access(person), command: { ...command, actor: person } }, record, verb);
  if (await reaches(actor)) return [];
  const { tenant, policy } = actor;
  const covered = await Promise.all(
    standsFor.map((person) => reaches({ ...person, tenant, ...(policy ? { policy } : {}) })),
  );
  return standsFor.flatMap(({ id }, at) => (covered[at] ? [id] : []));
};

/** Refuses a change to what no longer changes. */
export const refuseFrozen = ({ module }: Work, record: StoredRecord): void => {
  const state = module.states[record.estado];
  if (state?.frozen)
    throw new GoreError('invalido', `Está en estado «${state.label}» y ya no se edita.`, {
      code: 'ESTADO_FINAL',
    });
};

/**
 * Reads the records a rule declares it needs, by the name it gives them.
 *
 * @param lookup reads records by key; a batch passes one that remembers what it read.
 */
export const readRelated = async (
  work: Work,
  record: StoredRecord,
  reads: Readonly<Record<string, Read<unknown>>> = {},
  lookup: Store['getMany'] = work.deps.store.getMany,
) => {
  const wanted = Object.entries(reads).flatMap(([name, { by }]) => {
    const key = refKey(work.module, record, by);
    return key ? [{ name, key }] : [];
  });
  const found = wanted.length ? await lookup(wanted.map(({ key }) => key)) : [];
  const related = Object.fromEntries(
    wanted.map(({ name, key }) => {
      const match = found.find(({ module, id }) => module === key.module && id === key.id);
      return [name, match && !match.eliminadoEn ? itemOf(match) : undefined];
    }),
  );
  return { related, read: found };
};
