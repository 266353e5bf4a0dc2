import type { Field, Fields, FileRef } from '@gore/core/kernel/declare/field.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { isPersonal } from '@gore/core/kernel/declare/leaves.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { runsIn } from '@gore/core/kernel/declare/people.ts';
import { personalValues } from '@gore/core/kernel/declare/personal.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import type { Dictionary } from './dictionary.ts';
import { type Inventor, scrubbed } from './invent.ts';

/** What masking a record needs. */
export interface Masks {
  readonly invent: Inventor;
  readonly known: Dictionary;
  /** The file that stands for another, and for a layer of the map when it is one. */
  readonly fileFor: (tenant: string, file: FileRef) => FileRef;
}

type Data = Readonly<Record<string, Json>>;

const isRow = (value: Json): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFile = (value: Json): value is Data & FileRef => isRow(value) && typeof value.key === 'string';

/** Tells the dictionary the personal values of a record, before any record is masked. */
export const learn = ({ invent, known }: Masks, module: AnyModule, { data }: StoredRecord): void => {
  const each = (fields: Fields, values: Data): void => {
    for (const [name, field] of Object.entries(fields)) {
      const value = values[name];
      if (value === undefined) continue;
      if (field.fields && Array.isArray(value))
        for (const row of value.filter(isRow)) each(field.fields, row);
      if (typeof value !== 'string') continue;
      if (field.kind === 'longText') for (const run of runsIn(value)) known.addRun(run, invent.run(run));
      if (!field.options.personal) continue;
      if (field.kind === 'rut') known.addRun(value, invent.run(value));
      if (field.kind === 'email') known.add(value, invent.email(value));
      if (field.kind === 'text') known.add(value, invent.text(value));
    }
  };
  each(module.fields, data);
};

/** Strings anywhere inside a value, cleaned of what the dictionary knows. */
const cleaned = (known: Dictionary, value: Json): Json => {
  if (typeof value === 'string') return known.clean(value);
  if (Array.isArray(value)) return value.map((inner) => cleaned(known, inner));
  if (!isRow(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(known, inner)]));
};

const masksOf = ({ invent, known, fileFor }: Masks, tenant: string) => {
  const maskedValue = (field: Field, value: Json, personal: boolean): Json | undefined => {
    if (field.kind === 'file') return isFile(value) ? { ...fileFor(tenant, value) } : undefined;
    const { fields } = field;
    if (fields)
      return Array.isArray(value) ? value.filter(isRow).map((row) => valuesOf(fields, row)) : undefined;
    if (personal) return invent.value(field, value);
    if (field.kind === 'longText') return scrubbed;
    return cleaned(known, value);
  };
  const valuesOf = (fields: Fields, values: Data, personal?: ReadonlySet<string>): Data =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => {
        const field = fields[name];
        const masked = field
          ? maskedValue(field, value, personal?.has(name) ?? isPersonal(field))
          : cleaned(known, value);
        return masked === undefined ? [] : [[name, masked]];
      }),
    );
  return valuesOf;
};

/** A record as it stands in a copy, less its history: the same id and references, and nothing of any person. */
export const maskRecord = (masks: Masks, module: AnyModule, record: StoredRecord): StoredRecord => {
  const personal = personalValues(module);
  const computed = Object.fromEntries(
    Object.entries(module.computed).map(([name, { field }]) => [name, field]),
  );
  const valuesOf = masksOf(masks, record.tenant);
  const data = valuesOf({ ...module.fields, ...computed }, record.data, personal);
  const natural = 'natural' in module.code ? module.code.make(data) : masks.known.clean(record.codigo);
  const { huella: _, clavePlanilla: __, extra, ...kept } = record;
  return {
    ...kept,
    data,
    codigo: natural,
    version: 1,
    hash: '',
    // What the fields of an institution hold is not declared here: no text of theirs stays.
    ...(extra
      ? {
          extra: Object.fromEntries(
            Object.entries(extra).map(([name, value]) => [
              name,
              typeof value === 'string' ? scrubbed : value,
            ]),
          ),
        }
      : {}),
  };
};
