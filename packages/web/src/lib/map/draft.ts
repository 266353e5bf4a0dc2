import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { Schema } from '../descriptor.ts';
import { texts } from '../record.ts';

/** A place as values hold it. */
export const placeIn = (
  value: Json | undefined,
): { readonly lon: number; readonly lat: number } | undefined => {
  const { lon, lat } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return typeof lon === 'number' && typeof lat === 'number' ? { lon, lat } : undefined;
};

/** Module whose records are the communes, as declarations name it. */
const communeModule = 'comuna';

/** Ids of the communes a record names. */
export const communesIn = (schema: Schema, value: (field: string) => Json | undefined): readonly string[] =>
  schema.fields
    .filter(({ module, kind }) => module === communeModule && (kind === 'ref' || kind === 'refs'))
    .flatMap(({ name }) => texts(value(name)));

/** Shortest name worth comparing with others. */
const shortest = 8;

/** What the search for similar records needs of one being written; nothing while its name is too short. */
export const overlapDraft = (
  schema: Schema,
  value: (field: string) => Json | undefined,
): Readonly<Record<string, unknown>> | undefined => {
  const title = value(schema.title);
  if (!schema.overlap || typeof title !== 'string' || title.length < shortest) return undefined;
  const executor = value(schema.overlap.executor);
  return {
    titulo: title,
    ...(typeof executor === 'string' ? { ejecutor: executor } : {}),
    ...(schema.place ? placeIn(value(schema.place)) : {}),
    comunas: communesIn(schema, value),
  };
};
