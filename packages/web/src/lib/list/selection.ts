import type { FieldDescriptor, VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Chosen } from '../api/jobs.ts';
import type { Schema } from '../descriptor.ts';

/** What is chosen in a list, by id. */
export type Selection = ReadonlyMap<string, Chosen>;

/** The selection with these rows in it, or out of it. */
export const withRows = (selection: Selection, rows: readonly Chosen[], on: boolean): Selection => {
  const next = new Map(selection);
  for (const { id, version, estado } of rows) {
    if (on) next.set(id, { id, version, estado });
    else next.delete(id);
  }
  return next;
};

/** Rows from one to another, both included, whichever comes first; only the last when the first is not there. */
export const rowsBetween = <T extends Chosen>(
  rows: readonly T[],
  from: string | undefined,
  to: string,
): readonly T[] => {
  const end = rows.findIndex(({ id }) => id === to);
  const start = rows.findIndex(({ id }) => id === from);
  if (end < 0) return [];
  return start < 0 ? rows.slice(end, end + 1) : rows.slice(Math.min(start, end), Math.max(start, end) + 1);
};

const unshared = new Set<FieldDescriptor['kind']>(['file', 'list', 'json', 'point', 'geometry', 'rut']);

/** Fields that may take one value in many records at once. */
export const sharedFields = (schema: Schema): readonly FieldDescriptor[] =>
  schema.fields.filter(
    ({ source, readOnly, fixed, personal, kind, name }) =>
      (source === 'field' || source === 'extra') &&
      !readOnly &&
      !fixed &&
      !personal &&
      !unshared.has(kind) &&
      name !== schema.title,
  );

/** Verbs that may be run on many records at once, those that assign first. */
export const sharedVerbs = (schema: Schema): readonly VerbDescriptor[] => {
  const verbs = schema.verbs.filter(
    ({ from, inputs }) => from && inputs.every(({ kind }) => kind !== 'json' && kind !== 'file'),
  );
  const assigns = ({ inputs }: VerbDescriptor) => inputs.some(({ name }) => name === schema.assignee);
  return [...verbs.filter(assigns), ...verbs.filter((verb) => !assigns(verb))];
};

/** How many of what is chosen are in a state the verb starts from. */
export const inState = (selection: Selection, { from }: VerbDescriptor): number =>
  [...selection.values()].filter(({ estado }) => !from || from.includes(estado)).length;
