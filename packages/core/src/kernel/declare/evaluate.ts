import type { ActorAttribute, Operand, Predicate } from './predicate.ts';
import type { Actor } from './record.ts';
import { esFecha, sumarDias } from './valores/fecha.ts';
import type { RuleClock } from './verb.ts';

/** One record as a predicate asks about it. */
export interface Source {
  /** Value of a field by name; nothing when it is empty. */
  readonly value: (field: string) => unknown;
  /** The living record a ref field points at; nothing when there is none, or when none was read. */
  readonly related?: ((by: string) => Source | undefined) | undefined;
}

/** What a predicate is evaluated against: one record, one actor, one instant. */
export interface Evaluation extends Source {
  readonly actor: Pick<Actor, ActorAttribute>;
  /** Threshold the institution set; nothing when it has none. */
  readonly param: (name: string) => number | undefined;
  readonly clock: RuleClock;
}

const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Tells an instant, ISO 8601 with its zone, from any other text. */
export const isInstant = (value: string): boolean => INSTANT.test(value) && !Number.isNaN(Date.parse(value));

/** Tells an empty value: not there, an empty text or a list of nothing. */
export const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The business date an instant falls on, by the zone of the clock. */
export const localDate = (instant: string, clock: RuleClock): string =>
  sumarDias(clock.today, -clock.days(instant));

const daysSince = (since: unknown, working: boolean, clock: RuleClock): number | undefined => {
  if (typeof since !== 'string' || !(esFecha(since) || isInstant(since))) return undefined;
  return working ? clock.workingDays(since) : clock.days(since);
};

const HOUR_MS = 3_600_000;

const hoursSince = (since: unknown, { now }: RuleClock): number | undefined =>
  typeof since === 'string' && isInstant(since)
    ? Math.floor((Date.parse(now) - Date.parse(since)) / HOUR_MS)
    : undefined;

const asDate = (value: unknown, clock: RuleClock): string | undefined => {
  if (typeof value !== 'string') return undefined;
  return isInstant(value) ? localDate(value, clock) : value;
};

const numbersOf = (sides: readonly [Operand, Operand], about: Evaluation) => {
  const [one, other] = sides.map((side) => resolveOperand(side, about));
  return typeof one === 'number' && typeof other === 'number' ? { one, other } : undefined;
};

const backwards = (elapsed: number | undefined, ahead: true | undefined): number | undefined =>
  elapsed !== undefined && ahead ? 0 - elapsed : elapsed;

/** Value of one side of a comparison. */
export const resolveOperand = (operand: Operand, about: Evaluation): unknown => {
  if ('field' in operand) return about.value(operand.field);
  if ('value' in operand) return operand.value;
  if ('actor' in operand) return about.actor[operand.actor];
  if ('param' in operand) return about.param(operand.param);
  if ('clock' in operand) return about.clock[operand.clock];
  if ('days' in operand)
    return backwards(
      daysSince(resolveOperand(operand.days, about), operand.working, about.clock),
      operand.ahead,
    );
  if ('hours' in operand)
    return backwards(hoursSince(resolveOperand(operand.hours, about), about.clock), operand.ahead);
  if ('first' in operand) {
    const values = operand.first.map((one) => resolveOperand(one, about));
    return asDate(
      values.find((value) => !isAbsent(value)),
      about.clock,
    );
  }
  if ('apart' in operand) {
    const sides = numbersOf(operand.apart, about);
    return sides && Math.abs(sides.one - sides.other);
  }
  const sides = numbersOf(operand.share, about);
  return sides && sides.other !== 0 ? (sides.one / sides.other) * 100 : undefined;
};

/** Surrogates stand for characters beyond every other: PostgreSQL's "C" collation compares by character. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

const compareTexts = (left: string, right: string): number => {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = rank(left.charCodeAt(at)) - rank(right.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
};

const compareStrings = (left: string, right: string, clock: RuleClock): number => {
  if (isInstant(left)) {
    if (isInstant(right)) return Date.parse(left) - Date.parse(right);
    if (esFecha(right)) return compareTexts(localDate(left, clock), right);
  }
  return esFecha(left) && isInstant(right)
    ? compareTexts(left, localDate(right, clock))
    : compareTexts(left, right);
};

/**
 * Orders two values: negative, zero or positive, or nothing when they cannot be compared (one is empty, or they are of
 * different kinds). Texts go by character code, `false` before `true`, and a date meets an instant as the local date
 * of that instant.
 */
export const compareValues = (left: unknown, right: unknown, clock: RuleClock): number | undefined => {
  if (isAbsent(left) || isAbsent(right)) return undefined;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right, clock);
  return undefined;
};

/** The values of a list; a single value is a list of one, an empty one of none. */
export const elementsOf = (value: unknown): readonly unknown[] => {
  if (isAbsent(value)) return [];
  return Array.isArray(value) ? value : [value];
};

const holds = {
  eq: (order: number) => order === 0,
  lt: (order: number) => order < 0,
  lte: (order: number) => order <= 0,
  gt: (order: number) => order > 0,
  gte: (order: number) => order >= 0,
} as const;

/**
 * Tells whether a record satisfies a predicate. Two-valued: a comparison with something empty is false and its
 * negation true. The SQL compiler of the read model gives the same answer for every record.
 */
export const evaluate = (predicate: Predicate, about: Evaluation): boolean => {
  switch (predicate.op) {
    case 'and':
      return predicate.of.every((part) => evaluate(part, about));
    case 'or':
      return predicate.of.some((part) => evaluate(part, about));
    case 'not':
      return !evaluate(predicate.of, about);
    case 'empty':
      return isAbsent(resolveOperand(predicate.of, about));
    case 'parent': {
      const parent = about.related?.(predicate.by);
      if (parent === undefined) return false;
      return evaluate(predicate.where, { ...about, value: parent.value, related: parent.related });
    }
    case 'in':
    case 'has': {
      const left = resolveOperand(predicate.left, about);
      if (Array.isArray(left) !== (predicate.op === 'has')) return false;
      const wanted = elementsOf(resolveOperand(predicate.right, about));
      return elementsOf(left).some((one) =>
        wanted.some((other) => compareValues(one, other, about.clock) === 0),
      );
    }
    default: {
      const left = resolveOperand(predicate.left, about);
      const order = compareValues(left, resolveOperand(predicate.right, about), about.clock);
      return order !== undefined && holds[predicate.op](order);
    }
  }
};

/** The operands an operand is made of. */
export const partsOf = (operand: Operand): readonly Operand[] => {
  if ('days' in operand) return [operand.days];
  if ('hours' in operand) return [operand.hours];
  if ('first' in operand) return operand.first;
  if ('apart' in operand) return operand.apart;
  return 'share' in operand ? operand.share : [];
};

/** Names of the fields an operand speaks about. */
export const operandFields = (operand: Operand): readonly string[] =>
  'field' in operand ? [operand.field] : partsOf(operand).flatMap(operandFields);

/** Names of the fields of the record itself a predicate speaks about; those of its parents are not among them. */
export const predicateFields = (predicate: Predicate): readonly string[] => {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return predicate.of.flatMap(predicateFields);
    case 'not':
      return predicateFields(predicate.of);
    case 'empty':
      return operandFields(predicate.of);
    case 'parent':
      return [predicate.by];
    default:
      return [...operandFields(predicate.left), ...operandFields(predicate.right)];
  }
};
