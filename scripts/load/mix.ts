import type { Operations } from '../bench/client/operations.ts';

/** What people do, in shares of all requests: 80 % reading, 15 % writing, 5 % reports. */
export const mix = [
  { of: 'list', kind: 'lectura', share: 0.36 },
  { of: 'get', kind: 'lectura', share: 0.28 },
  { of: 'text', kind: 'lectura', share: 0.08 },
  { of: 'history', kind: 'lectura', share: 0.08 },
  { of: 'patch', kind: 'escritura', share: 0.08 },
  { of: 'transition', kind: 'escritura', share: 0.04 },
  { of: 'create', kind: 'escritura', share: 0.03 },
  { of: 'report', kind: 'informe', share: 0.05 },
] as const satisfies readonly {
  readonly of: keyof Operations;
  readonly kind: 'lectura' | 'escritura' | 'informe';
  readonly share: number;
}[];

/** One of the things people do. */
export type Deed = (typeof mix)[number];

/** Kinds of request the figures are told apart by. */
export type Kind = Deed['kind'];

/** Chooses a deed by its share; `roll` is from 0 up to, not including, 1. */
export const deedAt = (roll: number): Deed => {
  let passed = 0;
  for (const deed of mix) {
    passed += deed.share;
    if (roll < passed) return deed;
  }
  return mix[0];
};
