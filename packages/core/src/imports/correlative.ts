import type { Json } from '../kernel/declare/json.ts';
import type { Profile } from './profile.ts';
import type { RowValues } from './sink.ts';

/**
 * Field that tells apart records that share every other part of their natural key. A module whose key names it lets a
 * person bring in rows that share a key; the importer itself never fills it. Where codes are a sequence the key belongs
 * to the sheet, and needs no field.
 */
export const correlativeField = 'correlativo';

/** Whether rows that share a key can all become records of the module. */
export const hasCorrelative = ({ code, natural }: Profile): boolean =>
  !code || natural.includes(correlativeField);

const keyValues = ({ natural }: Profile, values: RowValues): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    natural.flatMap((field) => {
      const value = values[field] ?? null;
      return value === null ? [] : [[field, value] as const];
    }),
  );

/** The key of a row with a correlative, or without. */
export const keyWith = (profile: Profile, key: string, values: RowValues, correlativo?: number): string => {
  if (profile.code) return profile.code({ ...keyValues(profile, values), [correlativeField]: correlativo });
  return correlativo === undefined ? key : `${key}·${correlativo}`;
};

/** Values of a row once a person gave it a correlative. */
export const valuesWith = (profile: Profile, values: RowValues, correlativo?: number): RowValues =>
  correlativo === undefined || !profile.code ? values : { ...values, [correlativeField]: correlativo };

/**
 * Keys under which a row may be in already: its own, and those that a person may have given to the rows that share it.
 *
 * @param uses rows of the sheet that share the key.
 */
export const possibleKeys = (
  profile: Profile,
  key: string,
  values: RowValues,
  uses: number,
): readonly string[] => {
  const last = hasCorrelative(profile) ? uses + 1 : 1;
  return Array.from({ length: last }, (_, at) =>
    keyWith(profile, key, values, at === 0 ? undefined : at + 1),
  );
};
