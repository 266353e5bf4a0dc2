import type { Json } from '@gore/core/kernel/declare/json.ts';

/** What a control holds of a shape: GeoJSON as text. */
export const shapeText = (value: Json | undefined): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : '';

/** The value a text of GeoJSON says; nothing when it is none. */
export const valueOfText = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};
