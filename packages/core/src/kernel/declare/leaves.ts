import type { Field, Fields } from './field.ts';
import type { Json } from './json.ts';

/** One value and the field it is of. */
export interface Leaf {
  /** Field of the record; a value inside a row goes by the name of its list. */
  readonly name: string;
  readonly field: Field;
  readonly value: Json;
}

type Data = Readonly<Record<string, Json | undefined>>;

const isRow = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value there is, with those inside the rows of lists in place of the rows. */
export const leavesOf = (fields: Fields, data: Data): readonly Leaf[] =>
  Object.entries(fields).flatMap(([name, field]): readonly Leaf[] => {
    const value = data[name];
    if (value === undefined) return [];
    if (!field.fields) return [{ name, field, value }];
    const { fields: inner } = field;
    const rows = Array.isArray(value) ? value.filter(isRow) : [];
    return rows.flatMap((row) => leavesOf(inner, row).map((leaf) => ({ ...leaf, name })));
  });

/** Whether the value of a field is personal data, or holds some in its rows. */
export const isPersonal = (field: Field | undefined): boolean =>
  field !== undefined &&
  (field.options.personal === true || Object.values(field.fields ?? {}).some(isPersonal));
