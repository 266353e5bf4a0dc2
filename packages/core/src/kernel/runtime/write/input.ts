import type { Field, Fields } from '../../declare/field.ts';
import type { Json } from '../../declare/json.ts';
import { type FieldFault, readValues } from '../../declare/read.ts';
import { invalid } from '../refusals.ts';
import type { Work } from './context.ts';
import type { Changes } from './draft.ts';

type Raw = Readonly<Record<string, unknown>>;

/** What came in, read by the declaration: values of the module and values the institution added. */
export interface Input {
  readonly values: Changes;
  readonly extra: Changes;
}

const prefix = 'extra.';

const isRecord = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** On what occasion values come: for a new record or one that exists, from a person or from a rule. */
interface Occasion {
  readonly complete?: boolean;
  /** The values come from a declaration, which may write what no form does. */
  readonly byRule?: boolean;
}

/** Fields that may be written: neither hidden from the actor nor, by a form, written by the product or its verbs. */
const writable = ({ module, access, command }: Work, { complete, byRule }: Occasion): Fields => {
  const hidden = access.hidden(module.name);
  const isTrusted = byRule || command.actor.roles.includes('SISTEMA');
  const isOpen = ({ options }: Field) => !options.system && (complete || !options.fixed);
  return Object.fromEntries(
    Object.entries(module.fields).filter(
      ([name, field]) => isTrusted || (!hidden.has(name) && isOpen(field)),
    ),
  );
};

const label = ({ module, access }: Work, fields: Fields, fault: FieldFault): FieldFault => {
  const { field } = fault;
  if (Object.hasOwn(fields, field)) return fault;
  const isFixed =
    Object.hasOwn(module.fields, field) &&
    module.fields[field]?.options.fixed &&
    !access.hidden(module.name).has(field);
  if (!isFixed) return { field, message: 'Este dato no existe o no se puede escribir.' };
  const isEdited = Object.values(module.transitions).some(({ edits }) => edits?.includes(field));
  return {
    field,
    message: isEdited
      ? 'Este dato no se edita aquí: use la acción que lo cambia.'
      : 'Se indica al crear y ya no cambia.',
  };
};

/** Puts what came as `extra.<name>` under `extra`. */
const fold = (raw: Raw): Raw => {
  const named = Object.entries(raw).filter(([name]) => name.startsWith(prefix));
  if (named.length === 0) return raw;
  const rest = Object.fromEntries(Object.entries(raw).filter(([name]) => !name.startsWith(prefix)));
  const extra = Object.fromEntries(named.map(([name, value]) => [name.slice(prefix.length), value]));
  return { ...rest, extra: { ...(isRecord(raw.extra) ? raw.extra : {}), ...extra } };
};

/**
 * Reads the values of a form; those of extra fields come under `extra`, or by their name in lists, `extra.<name>`.
 *
 * @throws GoreError `DATOS_INVALIDOS` naming every fault at once.
 */
export const readForm = (work: Work, raw: Raw, options: Occasion = {}): Input => {
  const { extra: nested = {}, ...rest } = fold(raw);
  const fields = writable(work, options);
  const main = readValues(fields, rest, options);
  const added = readValues(work.extra, isRecord(nested) ? nested : {}, options);
  const faults = [
    ...main.faults.map((fault) => label(work, fields, fault)),
    ...added.faults.map((fault) => ({ ...fault, field: `extra.${fault.field}` })),
    ...(isRecord(nested) ? [] : [{ field: 'extra', message: 'Debe ser un objeto con los campos propios.' }]),
  ];
  if (faults.length) throw invalid(faults);
  return { values: main.values, extra: added.values };
};

/** A field as the form of a verb has it: the value the record holds stands for the default. */
const editable = (field: Field, needed: boolean): Field => {
  const { default: _, ...options } = field.options;
  return { ...field, required: needed, options };
};

/** Reads what a verb asks: fields it edits, those it needs, and what only the history keeps. */
export const readVerbInput = (
  work: Work,
  raw: Raw,
  verb: { readonly edits?: readonly string[]; readonly needs?: readonly string[]; readonly ask?: Fields },
): { readonly edits: Changes; readonly asked: Changes; readonly input: Changes } => {
  const { edits = [], needs = [], ask = {} } = verb;
  const fields: Fields = Object.fromEntries(
    edits.flatMap((name) => {
      const field = work.module.fields[name];
      return field
        ? [[name, editable(field, needs.includes(name) || (field.required && Object.hasOwn(raw, name)))]]
        : [];
    }),
  );
  const { values, faults } = readValues({ ...fields, ...ask }, raw, { complete: true });
  if (faults.length) throw invalid(faults);
  const pick = (names: readonly string[]) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
  return { edits: pick(Object.keys(fields)), asked: pick(Object.keys(ask)), input: values };
};

/** The values that are there, for the history. */
export const present = (changes: Changes): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(changes).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
