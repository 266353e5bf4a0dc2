import type { Field, Fields } from './field.ts';
import type { Json } from './json.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import type { AnyModule } from './module.ts';
import { leerRut } from './valores/rut.ts';

/** A way in which a record names a person: by RUN, by e-mail, or by pointing at the record of the person. */
export type PersonName = `run:${string}` | `correo:${string}` | `ref:${string}`;

/** A place of a record that names a person. */
export interface Mention {
  /** Field of the record; a value inside a row goes by the name of its list. */
  readonly field: string;
  readonly name: PersonName;
}

/** The name a RUN goes by. @param run canonical, such as `12345678-5`. */
export const nameOfRun = (run: string): PersonName => `run:${run}`;
/** The name an e-mail address goes by; capitals do not matter. */
export const nameOfEmail = (email: string): PersonName => `correo:${email.trim().toLowerCase()}`;
/** The name the record of a person goes by. */
export const nameOfRecord = (module: string, id: string): PersonName => `ref:${module}/${id}`;

/** What stands where a record would be named that nobody works with for now. */
export const blockedLabel = 'Dato bloqueado';

/** RUNs looked for in one free text, so that a write stays within what a transaction holds. */
export const runsPerText = 3;

/** RUNs from here on belong to companies and institutions, which have no personal data. */
const firstCompany = 50_000_000;

const written = /(?<![\d.])\d{1,2}(?:\.\d{3}\.\d{3}|\d{6})\s?[-‐–]\s?[\dkK](?![\d-])/g;

/** RUNs of people somebody wrote into a free text. */
export const runsIn = (text: string): readonly string[] => {
  const found = [...text.matchAll(written)].flatMap(([match]) => {
    const read = leerRut(match);
    return read.ok && Number.parseInt(read.rut, 10) < firstCompany ? [read.rut] : [];
  });
  return [...new Set(found)].slice(0, runsPerText);
};

const isRunField = ({ kind, options }: Field): boolean => kind === 'rut' && options.personal === true;

/** The fields of a record itself that hold the RUN of a person. */
export const runFields = ({ fields }: Pick<AnyModule, 'fields'>): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => (isRunField(field) ? [name] : []));

/**
 * Whether the records of a module are people: their RUN tells one from the other. Everything such a record holds is
 * about the person, and whoever points at it names the person.
 */
export const isOfPeople = (module: AnyModule): boolean => {
  const keys = ['natural' in module.code ? module.code.natural : [], ...module.unique].flat();
  return runFields(module).some((name) => keys.includes(name) || module.fields[name]?.options.unique);
};

/** The field with the RUN a record of the module is about; nothing when it has none, or names several people. */
export const subjectField = (module: AnyModule): string | undefined => {
  const [only, ...others] = runFields(module);
  return others.length ? undefined : only;
};

/** Ways a value of the field may name people, for the bound on the items of a write. */
export const mostMentions = (field: Field, people: ReadonlySet<string>): number => {
  if (field.kind === 'longText') return runsPerText;
  if (field.module !== undefined) return people.has(field.module) ? (field.kind === 'refs' ? 25 : 1) : 0;
  return field.options.personal && (field.kind === 'rut' || field.kind === 'email') ? 1 : 0;
};

const namesIn = ({ field, value }: Leaf, people: ReadonlySet<string>): readonly PersonName[] => {
  const texts = [value].flat().filter((one: Json): one is string => typeof one === 'string');
  const { module } = field;
  if (module !== undefined) return people.has(module) ? texts.map((id) => nameOfRecord(module, id)) : [];
  if (field.kind === 'longText') return texts.flatMap(runsIn).map(nameOfRun);
  if (!field.options.personal) return [];
  if (field.kind === 'rut') return texts.map(nameOfRun);
  return field.kind === 'email' ? texts.map(nameOfEmail) : [];
};

/**
 * Every place where a record names a person.
 *
 * @param people names of the modules whose records are people.
 */
export const mentionsIn = (
  fields: Fields,
  data: Readonly<Record<string, Json | undefined>>,
  people: ReadonlySet<string>,
): readonly Mention[] =>
  leavesOf(fields, data).flatMap((leaf) => namesIn(leaf, people).map((name) => ({ field: leaf.name, name })));
