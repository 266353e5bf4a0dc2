import type { Json } from './json.ts';

/** DynamoDB takes 32 levels, and the record and its history put some around a value. */
const maxDepth = 20;
/** DynamoDB keeps numbers from 1e-130 on; below this they are noise. */
const smallest = 1e-100;

const isStorableNumber = (value: number): boolean =>
  Math.abs(value) <= Number.MAX_SAFE_INTEGER && (value === 0 || Math.abs(value) >= smallest);

const isStorableText = (value: string): boolean => value.isWellFormed() && !value.includes('\0');

const inside = (value: Exclude<Json, null | string | number | boolean>): readonly Json[] =>
  Array.isArray(value) ? value : Object.values(value);

const keysOf = (value: object): readonly string[] => (Array.isArray(value) ? [] : Object.keys(value));

/** Why a value would not come back from storage as it went in, as a sentence, or nothing. */
export const unstorable = (value: Json, depth = 0): string | undefined => {
  if (typeof value === 'string')
    return isStorableText(value) ? undefined : 'Contiene caracteres que no se pueden guardar.';
  if (typeof value === 'number')
    return isStorableNumber(value) ? undefined : 'Contiene un número demasiado grande o demasiado pequeño.';
  if (value === null || typeof value !== 'object') return undefined;
  if (depth >= maxDepth) return 'Tiene demasiados niveles: simplifíquelo.';
  const keys = keysOf(value);
  if (keys.some((key) => key === '' || key === '__proto__' || !isStorableText(key)))
    return 'Contiene un nombre de dato que no se puede guardar.';
  for (const part of inside(value)) {
    const fault = unstorable(part, depth + 1);
    if (fault) return fault;
  }
  return undefined;
};
