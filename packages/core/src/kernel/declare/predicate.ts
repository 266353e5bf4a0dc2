/** What an actor can be asked for inside a predicate. */
export type ActorAttribute = 'id' | 'roles' | 'units' | 'subtree';

/** A single comparable value. */
export type Scalar = string | number | boolean;

/** One side of a comparison, as data. */
export type Operand =
  | { readonly field: string }
  | { readonly value: Scalar | readonly Scalar[] }
  | { readonly actor: ActorAttribute }
  | { readonly param: string }
  | { readonly clock: 'today' | 'now' }
  /** Days gone by since a date or instant, negative while it lies ahead; with `ahead`, the days still to come. */
  | { readonly days: Operand; readonly working: boolean; readonly ahead?: true }
  /** Whole hours gone by since an instant; with `ahead`, the hours still to come, the one begun included. */
  | { readonly hours: Operand; readonly ahead?: true }
  /** The first of some dates and instants that is there, as a business date. */
  | { readonly first: readonly Operand[] }
  /** How far two numbers lie apart, whichever is greater. */
  | { readonly apart: readonly [Operand, Operand] }
  /** How much the first number is of the second, in percent; nothing of zero. */
  | { readonly share: readonly [Operand, Operand] };

/** Comparison of two operands. */
export type Comparison = 'eq' | 'lt' | 'lte' | 'gt' | 'gte';

/**
 * A condition over one record, as data: the same value is evaluated in JavaScript and compiled to SQL.
 *
 * It is two-valued. A comparison with something absent is false, and `not` turns it into true; `empty` asks for
 * absence itself.
 */
export type Predicate =
  | { readonly op: 'and' | 'or'; readonly of: readonly Predicate[] }
  | { readonly op: 'not'; readonly of: Predicate }
  | { readonly op: Comparison; readonly left: Operand; readonly right: Operand }
  /** The value stands in the list. */
  | { readonly op: 'in'; readonly left: Operand; readonly right: Operand }
  /** The list (of `refs` or `choices`) holds at least one of the values. */
  | { readonly op: 'has'; readonly left: Operand; readonly right: Operand }
  | { readonly op: 'empty'; readonly of: Operand }
  /**
   * The living record of `module` that the ref field `by` points at satisfies `where`. In JavaScript the context's
   * `related(by)` answers its values, or nothing; in SQL it is an `exists` over the table of that module.
   */
  | { readonly op: 'parent'; readonly by: string; readonly module: string; readonly where: Predicate };

/** The predicate that holds for every record. */
export const always: Predicate = { op: 'and', of: [] };
/** The predicate that holds for none. */
export const never: Predicate = { op: 'or', of: [] };

/** An operand that knows the type of its value. */
export interface Term<T> {
  readonly operand: Operand;
  readonly _value?: T;
}

type Key<I> = keyof I & string;
type Value<I, K extends keyof I> = NonNullable<I[K]>;
type Element<V> = V extends readonly (infer E)[] ? E : never;

/** Keys of the values that are lists. */
type ListKey<I> = { [K in Key<I>]: Value<I, K> extends readonly unknown[] ? K : never }[Key<I>];

type Compare<I> = {
  <K extends Key<I>>(left: K, right: Value<I, K> | Term<Value<I, K>>): Predicate;
  <T extends Scalar>(left: Term<T>, right: NoInfer<T> | Term<NoInfer<T>>): Predicate;
};

/** The words a declaration builds its predicates from, typed by the record they speak about. */
export interface Query<I> {
  readonly and: (...of: readonly Predicate[]) => Predicate;
  readonly or: (...of: readonly Predicate[]) => Predicate;
  readonly not: (of: Predicate) => Predicate;
  readonly eq: Compare<I>;
  readonly lt: Compare<I>;
  readonly lte: Compare<I>;
  readonly gt: Compare<I>;
  readonly gte: Compare<I>;
  readonly in: <K extends Key<I>>(
    left: K,
    right: readonly Value<I, K>[] | Term<readonly string[]>,
  ) => Predicate;
  readonly has: <K extends ListKey<I>>(
    left: K,
    right: readonly Element<Value<I, K>>[] | Term<readonly string[]> | Term<string>,
  ) => Predicate;
  readonly empty: (field: Key<I>) => Predicate;
  readonly field: <K extends Key<I>>(field: K) => Term<Value<I, K>>;
  readonly actor: {
    (attribute: 'id'): Term<string>;
    (attribute: 'roles' | 'units' | 'subtree'): Term<readonly string[]>;
  };
  /** A threshold the institution may change; the caller supplies its value. */
  readonly param: (name: string) => Term<number>;
  readonly today: Term<string>;
  readonly now: Term<string>;
  /** Calendar days since the date or instant in a field. */
  readonly days: (field: Key<I>) => Term<number>;
  /** Calendar days left until the date or instant in a field; negative once it is past. */
  readonly daysTo: (field: Key<I>) => Term<number>;
  /** Chilean working days since the date or instant in a field (Saturday is not one, Ley 19.880 art. 25). */
  readonly workingDays: (field: Key<I>) => Term<number>;
  /** Calendar days since the first of two dates or instants that is there. */
  readonly daysSinceFirst: (field: Key<I>, otherwise: Key<I>) => Term<number>;
  /** Hours left until the instant in a field; zero or less once it is past. */
  readonly hoursTo: (field: Key<I>) => Term<number>;
  /** How far two numbers of the record lie apart. */
  readonly apart: (one: Key<I>, other: Key<I>) => Term<number>;
  /** How much a number is of another, in percent. */
  readonly share: (part: Key<I> | Term<number>, whole: Key<I> | Term<number>) => Term<number>;
}

const isTerm = (side: unknown): side is Term<unknown> =>
  typeof side === 'object' && side !== null && 'operand' in side;

const toOperand = (side: Scalar | readonly Scalar[] | Term<unknown>): Operand =>
  isTerm(side) ? side.operand : { value: side };

const leftOperand = (side: string | Term<unknown>): Operand =>
  isTerm(side) ? side.operand : { field: side };

const compare =
  (op: Comparison) =>
  (left: string | Term<unknown>, right: Scalar | Term<unknown>): Predicate => ({
    op,
    left: leftOperand(left),
    right: toOperand(right),
  });

const untyped = {
  and: (...of: readonly Predicate[]): Predicate => ({ op: 'and', of }),
  or: (...of: readonly Predicate[]): Predicate => ({ op: 'or', of }),
  not: (of: Predicate): Predicate => ({ op: 'not', of }),
  eq: compare('eq'),
  lt: compare('lt'),
  lte: compare('lte'),
  gt: compare('gt'),
  gte: compare('gte'),
  in: (left: string, right: readonly Scalar[] | Term<unknown>): Predicate => ({
    op: 'in',
    left: { field: left },
    right: toOperand(right),
  }),
  has: (left: string, right: readonly Scalar[] | Term<unknown>): Predicate => ({
    op: 'has',
    left: { field: left },
    right: toOperand(right),
  }),
  empty: (field: string): Predicate => ({ op: 'empty', of: { field } }),
  field: (field: string): Term<Scalar> => ({ operand: { field } }),
  actor: (attribute: ActorAttribute): Term<unknown> => ({ operand: { actor: attribute } }),
  param: (name: string): Term<number> => ({ operand: { param: name } }),
  today: { operand: { clock: 'today' } },
  now: { operand: { clock: 'now' } },
  days: (field: string): Term<number> => ({ operand: { days: { field }, working: false } }),
  daysTo: (field: string): Term<number> => ({
    operand: { days: { field }, working: false, ahead: true },
  }),
  workingDays: (field: string): Term<number> => ({ operand: { days: { field }, working: true } }),
  daysSinceFirst: (field: string, otherwise: string): Term<number> => ({
    operand: { days: { first: [{ field }, { field: otherwise }] }, working: false },
  }),
  hoursTo: (field: string): Term<number> => ({ operand: { hours: { field }, ahead: true } }),
  apart: (one: string, other: string): Term<number> => ({
    operand: { apart: [{ field: one }, { field: other }] },
  }),
  share: (part: string | Term<number>, whole: string | Term<number>): Term<number> => ({
    operand: { share: [leftOperand(part), leftOperand(whole)] },
  }),
} as const;

/** The builder for records of type `I`; only the types differ from one module to the next. */
export const queryFor = <I>(): Query<I> => untyped as unknown as Query<I>;
