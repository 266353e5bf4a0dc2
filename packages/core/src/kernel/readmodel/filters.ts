import { isInstant } from '../declare/evaluate.ts';
import type { Operand, Predicate, Scalar } from '../declare/predicate.ts';
import { esFecha } from '../declare/valores/fecha.ts';
import type { Family } from './layout.ts';
import { QueryRefusal } from './refusal.ts';
import { shapeOf } from './shape.ts';
import { requireSeen, type Sight } from './sight.ts';

/** West, south, east and north of a rectangle, WGS84 degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** A condition a person sets on one value; its parts all have to hold. */
export interface ListFilter {
  readonly field: string;
  /** Any of these values, as text. */
  readonly any?: readonly string[];
  /** Counts the empty ones in with `any`; alone, asks for them. */
  readonly empty?: boolean;
  readonly min?: string;
  readonly max?: string;
  /** The place lies within the rectangle. */
  readonly within?: Box;
}

const readers: Readonly<Record<Family, (text: string) => Scalar | undefined>> = {
  text: (text) => text,
  texts: (text) => text,
  number: (text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined),
  boolean: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
  date: (text) => (esFecha(text) ? text : undefined),
  instant: (text) => (esFecha(text) || isInstant(text) ? text : undefined),
  opaque: () => undefined,
};

const hints: Readonly<Record<Family, string>> = {
  text: 'un texto',
  texts: 'una de sus opciones',
  number: 'un número sin puntos ni símbolos',
  boolean: 'true o false',
  date: 'una fecha como 2026-03-15',
  instant: 'una fecha como 2026-03-15',
  opaque: 'otro filtro: este dato no se puede comparar',
};

interface Subject {
  readonly field: string;
  readonly label: string;
  readonly family: Family;
}

const read = ({ field, label, family }: Subject, text: string): Scalar => {
  const value = readers[family](text);
  if (value === undefined)
    throw new QueryRefusal(`«${text}» no sirve para filtrar por ${label}: use ${hints[family]}.`, field);
  return value;
};

const bound = (op: 'gte' | 'lte', subject: Subject, operand: Operand, text: string): Predicate => {
  if (subject.family === 'text' || subject.family === 'texts' || subject.family === 'boolean')
    throw new QueryRefusal(`${subject.label} no admite un rango: elija sus valores.`, subject.field);
  return { op, left: operand, right: { value: read(subject, text) } };
};

const membership = (subject: Subject, operand: Operand, { any, empty }: ListFilter): readonly Predicate[] => {
  const op = subject.family === 'texts' ? 'has' : 'in';
  const parts: readonly Predicate[] = [
    ...(any?.length
      ? [{ op, left: operand, right: { value: any.map((text) => read(subject, text)) } } as const]
      : []),
    ...(empty ? [{ op: 'empty', of: operand } as const] : []),
  ];
  return parts.length ? [{ op: 'or', of: parts }] : [];
};

const flagPredicate = (flag: Predicate, subject: Subject, filter: ListFilter): Predicate => {
  const { any: [value, ...more] = [], empty, min, max } = filter;
  if (empty || min !== undefined || max !== undefined || value === undefined || more.length > 0)
    throw new QueryRefusal(`${subject.label} se filtra con true o con false.`, subject.field);
  return read(subject, value) ? flag : { op: 'not', of: flag };
};

/**
 * A filter in the language of predicates; its rectangle, which that language does not know, apart.
 *
 * @throws QueryRefusal for a value the actor does not see, or one that does not read as its kind.
 */
export const filterPredicate = (sight: Sight, filter: ListFilter): Predicate => {
  const field = requireSeen(sight, filter.field);
  const shape = shapeOf(sight, field);
  if (!shape) throw new QueryRefusal(`El dato «${field}» no existe: quítelo de la consulta.`, field);
  if ('flag' in shape)
    return flagPredicate(shape.flag, { field, label: shape.label, family: 'boolean' }, filter);
  const subject = { field, label: shape.label, family: shape.family };
  return {
    op: 'and',
    of: [
      ...membership(subject, shape.operand, filter),
      ...(filter.min === undefined ? [] : [bound('gte', subject, shape.operand, filter.min)]),
      ...(filter.max === undefined ? [] : [bound('lte', subject, shape.operand, filter.max)]),
    ],
  };
};
