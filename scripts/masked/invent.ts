import { createHmac } from 'node:crypto';
import type { Field } from '@gore/core/kernel/declare/field.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { digitoVerificador } from '@gore/core/kernel/declare/valores/rut.ts';

/** What stands where people wrote freely. */
export const scrubbed = 'Texto reemplazado en esta copia.';

const givenNames = [
  'Amanda',
  'Benjamín',
  'Camila',
  'Diego',
  'Elisa',
  'Fernando',
  'Gabriela',
  'Hugo',
  'Isidora',
  'Joaquín',
];
const surnames = [
  'Aguilera',
  'Barrientos',
  'Catrileo',
  'Donoso',
  'Espinoza',
  'Figueroa',
  'Garrido',
  'Huenchual',
  'Ibáñez',
  'Jara',
];

/** RUNs nobody has been given yet, by the first and how many: the last ones assigned lie below thirty million. */
const people = [40_000_000, 9_000_000] as const;
const companies = [90_000_000, 9_000_000] as const;
const FIRST_COMPANY = 50_000_000;
const DAY_MS = 86_400_000;
const NINETY_YEARS = 32_850;

/** Invents, for a value, always the same other one; who has no key of the copy cannot go back. */
export interface Inventor {
  readonly run: (run: string) => string;
  readonly email: (email: string) => string;
  readonly text: (text: string) => string;
  /** The value in the place of that of a personal field; nothing leaves the field empty. */
  readonly value: (field: Field, value: Json) => Json | undefined;
}

/** @param key secret of one copy */
export const createInventor = (key: string): Inventor => {
  const digest = (kind: string, value: string): Buffer =>
    createHmac('sha256', key).update(`${kind}\n${value}`).digest();
  const number = (kind: string, value: string, below: number): number =>
    digest(kind, value).readUIntBE(0, 6) % below;
  const pick = (kind: string, value: string, from: readonly string[]): string =>
    from[number(kind, value, from.length)] ?? '';

  const given = new Map<string, number>();
  const taken = new Set<number>();
  const run: Inventor['run'] = (value) => {
    let body = given.get(value);
    if (body === undefined) {
      const [first, many] = Number.parseInt(value, 10) >= FIRST_COMPANY ? companies : people;
      body = first + number('run', value, many);
      // Two people must not become one: whoever comes second takes the next number.
      while (taken.has(body)) body = first + ((body - first + 1) % many);
      taken.add(body);
      given.set(value, body);
    }
    return `${body}-${digitoVerificador(body)}`;
  };
  const email: Inventor['email'] = (value) =>
    `persona-${digest('correo', value.toLowerCase()).toString('hex', 0, 6)}@copia.test`;
  const text: Inventor['text'] = (value) =>
    `${pick('nombre', value, givenNames)} ${pick('apellido', value, surnames)} ${digest('texto', value).toString('hex', 0, 4)}`;
  const day = (value: string): string =>
    new Date(Date.UTC(1930, 0, 1) + number('fecha', value, NINETY_YEARS) * DAY_MS).toISOString();

  const one = (field: Field, value: Json): Json | undefined => {
    const said = String(value);
    switch (field.kind) {
      case 'rut':
        return run(said);
      case 'email':
        return email(said);
      case 'text':
        return text(said).slice(0, field.options.max ?? 300);
      case 'longText':
        return scrubbed;
      case 'date':
        return day(said).slice(0, 10);
      case 'instant':
        return day(said);
      case 'money':
      case 'integer':
      case 'number':
      case 'percent':
        return number('cifra', said, 100);
      case 'boolean':
        return number('sino', said, 2) === 1;
      case 'choice':
        return pick('opcion', said, Object.keys(field.choices ?? {}));
      case 'choices':
        return [pick('opcion', said, Object.keys(field.choices ?? {}))];
      case 'point':
        return { lon: -72.1, lat: -36.6 };
      // Ids say nothing of anybody, and who they point at was replaced as well.
      case 'ref':
      case 'refs':
        return value;
      default:
        return undefined;
    }
  };
  return { run, email, text, value: one };
};
