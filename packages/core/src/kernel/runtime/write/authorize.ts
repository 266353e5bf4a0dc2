import type { Predicate } from '../../declare/predicate.ts';
import { isId } from '../../declare/read.ts';
import type { Read } from '../../declare/verb.ts';
import { GoreError } from '../error.ts';
import { forbidden, notFound } from '../refusals.ts';
import type { RecordKey } from '../store/store.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work } from './context.ts';
import { itemOf, satisfies } from './item.ts';

const parentFields = (predicate: Predicate): readonly string[] => {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return predicate.of.flatMap(parentFields);
    case 'not':
      return parentFields(predicate.of);
    case 'parent':
      return [predicate.by];
    default:
      return [];
  }
};

const refKey = (work: Work, record: StoredRecord, field: string): RecordKey | undefined => {
  const id = record.data[field];
  const module = work.module.fields[field]?.module;
  return typeof id === 'string' && module ? { tenant: record.tenant, module, id } : undefined;
};

/** Whether a record lies within the reach of a verb for the actor of the work. */
export const within = async (work: Work, record: StoredRecord, verb: string): Promise<boolean> => {
  const scope = work.access.scope(work.module.name, verb);
  const parents = new Map<string, StoredRecord>();
  for (const field of parentFields(scope)) {
    const key = refKey(work, record, field);
    const parent = key && (await work.deps.store.get(key));
    if (parent) parents.set(field, parent);
  }
  return satisfies(record, scope, work.command.actor, work.clock, (field) => parents.get(field));
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

/** Refuses a change to what no longer changes. */
export const refuseFrozen = ({ module }: Work, record: StoredRecord): void => {
  const state = module.states[record.estado];
  if (state?.frozen)
    throw new GoreError('invalido', `Está en estado «${state.label}» y ya no se edita.`, {
      code: 'ESTADO_FINAL',
    });
};

/** Reads the records a rule declares it needs, by the name it gives them. */
export const readRelated = async (
  work: Work,
  record: StoredRecord,
  reads: Readonly<Record<string, Read<unknown>>> = {},
) => {
  const wanted = Object.entries(reads).flatMap(([name, { by }]) => {
    const key = refKey(work, record, by);
    return key ? [{ name, key }] : [];
  });
  const found = wanted.length ? await work.deps.store.getMany(wanted.map(({ key }) => key)) : [];
  const related = Object.fromEntries(
    wanted.map(({ name, key }) => {
      const match = found.find(({ module, id }) => module === key.module && id === key.id);
      return [name, match && itemOf(match)];
    }),
  );
  return { related, read: found };
};
