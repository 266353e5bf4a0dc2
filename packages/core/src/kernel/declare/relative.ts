import type { ActorAttribute } from './predicate.ts';
import { sumarDias } from './valores/fecha.ts';

/**
 * Values of an address that mean something else for each person and day: a link with `responsable=@yo` shows whoever
 * opens it their own records. The server puts the real value in their place.
 */
const marks: Readonly<Record<string, ActorAttribute>> = {
  '@yo': 'id',
  '@mi-unidad': 'units',
  '@mi-unidad-y-dependientes': 'subtree',
};

/** What of the person who asks the text stands for, or nothing when it stands for itself. */
export const actorMark = (text: string): ActorAttribute | undefined =>
  Object.hasOwn(marks, text) ? marks[text] : undefined;

const dayMark = /^@(?:hoy|(en|hace)-(\d{1,4}))$/;

/** Days from today a text such as `@hoy`, `@en-30` or `@hace-7` means; nothing for any other. */
export const relativeDays = (text: string): number | undefined => {
  const found = dayMark.exec(text);
  if (!found) return undefined;
  const [, side, count = '0'] = found;
  return side === 'hace' ? 0 - Number(count) : Number(count);
};

/** The address of a day by its distance from today: `@hoy`, `@en-30`, `@hace-7`. */
export const dayMarkOf = (days: number): string =>
  days === 0 ? '@hoy' : `@${days > 0 ? 'en' : 'hace'}-${Math.abs(days)}`;

/** The date such a text means on a day, or nothing when it is no such text. */
export const relativeDay = (text: string, today: string): string | undefined => {
  const days = relativeDays(text);
  return days === undefined ? undefined : sumarDias(today, days);
};
