import type { Json } from '../kernel/declare/json.ts';
import type { Profile } from './profile.ts';
import type { RowValues } from './sink.ts';

/**
 * Field that tells apart records that share every other part of their natural key. A module whose key names it lets a
 * person bring in rows that share a key; the importer itself never fills it.
 */
export const correlativeField = 'correlativo';

/** Whether rows that share a key can all become records of the module. */
export const hasCorrelative = ({ natural }: Profile): boolean => natural.includes(correlativeField);

const keyValues = ({ natural }: Profile, values: RowValues): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    natural.flatMap((field) => {
      const value = values[field] ?? null;
      return value === null ? [] : [[field, value] as const];
    }),
  );

/** The code a row's record has with a correlative, or without. */
export const codeOf = (profile: Profile, values: RowValues, correlativo?: number): string =>
  profile.code({ ...keyValues(profile, values), [correlativeField]: correlativo });

/**
 * Codes under which a row may be in already: its own, and those that a person may have given to the rows that share
 * its key.
 *
 * @param uses rows of the sheet that share the key.
 */
export const possibleCodes = (profile: Profile, values: RowValues, uses: number): readonly string[] => {
  const last = hasCorrelative(profile) ? uses + 1 : 1;
  return Array.from({ length: last }, (_, at) => codeOf(profile, values, at === 0 ? undefined : at + 1));
};
