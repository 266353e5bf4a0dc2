import type { Field, Fields } from '../kernel/declare/field.ts';
import type { Json } from '../kernel/declare/json.ts';
import { isPersonal } from '../kernel/declare/leaves.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
import {
  isOfPeople,
  mentionsIn,
  type PersonName,
  runFields,
  subjectField,
} from '../kernel/declare/people.ts';
import type { Tie } from '../kernel/declare/ties.ts';
import { formatearRut } from '../kernel/declare/valores/rut.ts';

type Data = Readonly<Record<string, Json | undefined>>;

/** A value that concerns the person, and the field it is of. */
export interface Concerning {
  readonly name: string;
  readonly field: Field;
  readonly value: Json;
}

/** What of a record concerns a person, and how. */
export interface Concern {
  readonly ties: readonly Tie[];
  readonly shared: boolean;
  readonly values: readonly Concerning[];
}

/** The person looked for: their RUN, and the names other records know them by. */
export interface Sought {
  readonly run: string;
  readonly emails: ReadonlySet<PersonName>;
  readonly records: ReadonlySet<PersonName>;
}

const isRow = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const rowRuns = (fields: Fields, row: Readonly<Record<string, Json>>): readonly Json[] =>
  runFields({ fields }).flatMap((name) => row[name] ?? []);

/** Rows of a list that are the person's: those with their RUN and, when the record is theirs, those with nobody's. */
const rowsOf = (field: Field, value: Json, run: string, isTheirs: boolean): Json => {
  const { fields = {} } = field;
  const rows = Array.isArray(value) ? value.filter(isRow) : [];
  return rows.filter((row) => {
    const runs = rowRuns(fields, row);
    return runs.length ? runs.includes(run) : isTheirs;
  });
};

const around = 80;

/** The part of a text that names the person: the rest may be about others. */
const excerpt = (text: string, run: string): string => {
  const at = [formatearRut(run), run].map((form) => text.toUpperCase().indexOf(form)).find((one) => one >= 0);
  if (at === undefined) return text.slice(0, 2 * around);
  const [from, to] = [Math.max(0, at - around), Math.min(text.length, at + around)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
};

const tieOf = (field: Field, name: PersonName, { run, emails, records }: Sought): Tie | undefined => {
  if (name === `run:${run}`) return field.kind === 'longText' ? 'texto' : 'nombrado';
  if (emails.has(name)) return 'correo';
  return records.has(name) ? 'referencia' : undefined;
};

/**
 * What a record, as it is now, holds about a person. One that is theirs gives everything it has, if its module is of
 * people, or else what is marked personal; one that only names them gives the values that do.
 */
export const concernOf = (
  module: AnyModule,
  data: Data,
  people: ReadonlySet<string>,
  sought: Sought,
): Concern => {
  const { run } = sought;
  const isTheirs = runFields(module).some((name) => data[name] === run);
  const fields = {
    ...module.fields,
    ...Object.fromEntries(Object.entries(module.computed).map(([name, { field }]) => [name, field])),
  };
  const mentions = mentionsIn(module.fields, data, people).flatMap(({ field: name, name: person }) => {
    const field = module.fields[name];
    const tie = field && tieOf(field, person, sought);
    return tie ? [{ name, tie }] : [];
  });
  const named = new Map(mentions.map(({ name, tie }) => [name, tie]));
  const isWhole = isTheirs && isOfPeople(module);
  const concerns = (name: string, field: Field) =>
    named.has(name) || isWhole || (isTheirs && isPersonal(field));
  const values = Object.entries(fields).flatMap(([name, field]): readonly Concerning[] => {
    const value = data[name];
    if (value === undefined || !concerns(name, field)) return [];
    if (field.fields) return [{ name, field, value: rowsOf(field, value, run, isTheirs) }];
    const isExcerpt = named.get(name) === 'texto' && !isTheirs;
    return [{ name, field, value: isExcerpt ? excerpt(String(value), run) : value }];
  });
  const others = mentionsIn(module.fields, data, people).filter(
    ({ name }) => name.startsWith('run:') && name !== `run:${run}`,
  );
  const ties = new Set(mentions.map(({ tie }) => tie));
  if (isTheirs && subjectField(module)) {
    ties.delete('nombrado');
    ties.add('titular');
  }
  return { ties: [...ties], shared: ties.size > 0 && others.length > 0, values };
};
