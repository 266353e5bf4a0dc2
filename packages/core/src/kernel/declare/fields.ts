import type { Field, FieldKind, FieldOptions, Fields, FileRef, Geometry, Point, Values } from './field.ts';
import type { Json } from './json.ts';

type IsRequired<O> = O extends { readonly required: true } ? true : false;

const maker =
  <T>(kind: FieldKind) =>
  <const O extends FieldOptions = Record<never, never>>(
    label: string,
    options?: O,
  ): Field<T, IsRequired<O>> => ({
    kind,
    label,
    required: (options?.required === true) as IsRequired<O>,
    options: options ?? {},
  });

/** One line of text, 300 characters unless `max` says otherwise. */
export const text = maker<string>('text');
/** Text of several lines, 20,000 characters unless `max` says otherwise. */
export const longText = maker<string>('longText');
/** Whole Chilean pesos. `M$` is a unit of import and display, never of storage. */
export const money = maker<number>('money');
/** Percentage from 0 to 100, two decimals at the most, unless `max` allows more. */
export const percent = maker<number>('percent');
/** Any finite number. */
export const number = maker<number>('number');
/** A whole number. */
export const integer = maker<number>('integer');
/** Yes or no; absent means not said. */
export const boolean = maker<boolean>('boolean');
/** A business date `YYYY-MM-DD`, of no time zone. */
export const date = maker<string>('date');
/** A moment, ISO 8601 in UTC. */
export const instant = maker<string>('instant');
/** RUN or RUT with its check digit, stored as `12345678-5`. */
export const rut = maker<string>('rut');
/** E-mail address. */
export const email = maker<string>('email');
/** A file kept in the files bucket. */
export const file = maker<FileRef>('file');
/** A point on the map. */
export const point = maker<Point>('point');
/** A line or polygon on the map. */
export const geometry = maker<Geometry>('geometry');
/** Free JSON, 16 KB at the most; for what nobody filters or sorts by. */
export const json = maker<Json>('json');

/** One of a closed list; `choices` maps each stored code to the words people read. */
export const choice = <
  const C extends Readonly<Record<string, string>>,
  const O extends FieldOptions = Record<never, never>,
>(
  label: string,
  choices: C,
  options?: O,
): Field<Extract<keyof C, string>, IsRequired<O>> => ({
  ...maker<Extract<keyof C, string>>('choice')(label, options),
  choices,
});

/** Several of a closed list. */
export const choices = <
  const C extends Readonly<Record<string, string>>,
  const O extends FieldOptions = Record<never, never>,
>(
  label: string,
  codes: C,
  options?: O,
): Field<readonly Extract<keyof C, string>[], IsRequired<O>> => ({
  ...maker<readonly Extract<keyof C, string>[]>('choices')(label, options),
  choices: codes,
});

/** The id of a record of another module; the kernel checks in the transaction that it exists and is alive. */
export const ref = <const O extends FieldOptions = Record<never, never>>(
  label: string,
  module: string,
  options?: O,
): Field<string, IsRequired<O>> => ({ ...maker<string>('ref')(label, options), module });

/** The id of a record of whatever module the field `moduleIn` names; the kernel proves it like any reference. */
export const anyRef = <const O extends FieldOptions = Record<never, never>>(
  label: string,
  moduleIn: string,
  options?: O,
): Field<string, IsRequired<O>> => {
  const field = maker<string>('text')(label, options);
  return { ...field, options: { ...field.options, moduleIn, backref: true } };
};

/** Ids of several records of another module, 25 at the most. */
export const refs = <const O extends FieldOptions = Record<never, never>>(
  label: string,
  module: string,
  options?: O,
): Field<readonly string[], IsRequired<O>> => ({
  ...maker<readonly string[]>('refs')(label, options),
  module,
});

/** Rows that live and die with the record, 50 at the most; what has its own state or deadline is a module. */
export const list = <const F extends Fields, const O extends FieldOptions = Record<never, never>>(
  label: string,
  fields: F,
  options?: O,
): Field<readonly Values<F>[], IsRequired<O>> => ({
  ...maker<readonly Values<F>[]>('list')(label, options),
  fields,
});
