import { isInstant } from '../declare/evaluate.ts';
import type { Operand, Predicate, Scalar } from '../declare/predicate.ts';
import { actorMark, relativeDay } from '../declare/relative.ts';
import { esFecha } from '../declare/valores/fecha.ts';
import type { Family } from './layout.ts';
import { QueryRefusal } from './refusal.ts';
import { shapeOf } from './shape.ts';
import { extraName, requireSeen, type Sight, type Sights } from './sight.ts';

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
  date: 'una fecha como 2026-03-15, o @hoy, @en-30 o @hace-30',
  instant: 'una fecha como 2026-03-15, o @hoy, @en-30 o @hace-30',
  opaque: 'otro filtro: este dato no se puede comparar',
};

interface Subject {
  readonly field: string;
  readonly label: string;
  readonly family: Family;
  /** Date the days that move count from. */
  readonly today: string;
}

const isDated = (family: Family): boolean => family === 'date' || family === 'instant';

const read = ({ field, label, family, today }: Subject, text: string): Scalar => {
  const value = readers[family](isDated(family) ? (relativeDay(text, today) ?? text) : text);
  if (value === undefined)
    throw new QueryRefusal(`«${text}» no sirve para filtrar por ${label}: use ${hints[family]}.`, field);
  return value;
};

const bound = (op: 'gte' | 'lte', subject: Subject, operand: Operand, text: string): Predicate => {
  if (subject.family === 'text' || subject.family === 'texts' || subject.family === 'boolean')
    throw new QueryRefusal(`${subject.label} no admite un rango: elija sus valores.`, subject.field);
  return { op, left: operand, right: { value: read(subject, text) } };
};

/** Whoever asks, or their units, where a filter names them in place of ids. */
const actorsAsked = (any: readonly string[]): readonly Operand[] =>
  any.flatMap((text) => {
    const actor = actorMark(text);
    return actor === undefined ? [] : [{ actor }];
  });

const membership = (
  subject: Subject,
  operand: Operand,
  { any = [], empty }: ListFilter,
): readonly Predicate[] => {
  const op = subject.family === 'texts' ? 'has' : 'in';
  const actors = isDated(subject.family) ? [] : actorsAsked(any);
  const named = actors.length ? any.filter((text) => actorMark(text) === undefined) : any;
  const parts: readonly Predicate[] = [
    ...(named.length
      ? [{ op, left: operand, right: { value: named.map((text) => read(subject, text)) } } as const]
      : []),
    ...actors.map((right) => ({ op, left: operand, right }) as const),
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

/** A filter on a value of what a reference points at, as far as the actor reaches it: `iniciativa.division`. */
const abovePredicate = (sight: Sight, filter: ListFilter, today: string, sights: Sights): Predicate => {
  const at = filter.field.indexOf('.');
  const by = requireSeen(sight, filter.field.slice(0, at));
  const { kind, module = '' } = sight.layout.module.fields[by] ?? {};
  const above = kind === 'ref' ? sights.get(module) : undefined;
  if (!above)
    throw new QueryRefusal(
      `El dato «${filter.field}» no existe o no está a su alcance: quítelo de la consulta.`,
      filter.field,
    );
  const where = filterPredicate(above, { ...filter, field: filter.field.slice(at + 1) }, today, sights);
  return { op: 'parent', by, module, where: { op: 'and', of: [above.access.scope, where] } };
};

/**
 * A filter in the language of predicates; its rectangle, which that language does not know, apart.
 *
 * @param today date of the institution that values such as `@hoy` count from.
 * @throws QueryRefusal for a value the actor does not see, or one that does not read as its kind.
 */
export const filterPredicate = (
  sight: Sight,
  filter: ListFilter,
  today: string,
  sights: Sights = new Map(),
): Predicate => {
  if (filter.field.includes('.') && extraName(filter.field) === undefined)
    return abovePredicate(sight, filter, today, sights);
  const field = requireSeen(sight, filter.field);
  const shape = shapeOf(sight, field);
  if (!shape) throw new QueryRefusal(`El dato «${field}» no existe: quítelo de la consulta.`, field);
  if ('flag' in shape)
    return flagPredicate(shape.flag, { field, label: shape.label, family: 'boolean', today }, filter);
  const subject = { field, label: shape.label, family: shape.family, today };
  return {
    op: 'and',
    of: [
      ...membership(subject, shape.operand, filter),
      ...(filter.min === undefined ? [] : [bound('gte', subject, shape.operand, filter.min)]),
      ...(filter.max === undefined ? [] : [bound('lte', subject, shape.operand, filter.max)]),
    ],
  };
};
