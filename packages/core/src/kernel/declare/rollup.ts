import { type Predicate, type Query, queryFor } from './predicate.ts';

/** What the living records of a module count for in a total of the record they point at. */
export interface Share {
  readonly of: string;
  /** Field with a `list` whose rows count, each by its own `by` and `sum`, instead of the record as a whole. */
  readonly rows?: string;
  /** The `ref` field that points at the record that keeps the total. */
  readonly by: string;
  /** Field they count by; without one each counts for one. */
  readonly sum?: string;
  readonly where?: Predicate;
  /** What they count is taken from the total instead of added to it. */
  readonly takes?: true;
}

/** A total over other records, kept in the same transaction as they are. */
export interface Rollup {
  readonly label: string;
  readonly kind: 'money' | 'integer';
  readonly shares: readonly Share[];
  /** Field of this record the total may never exceed. */
  readonly max?: string;
  /** Field or computed value of this record the total starts from. */
  readonly from?: string;
  /** The total may not fall below zero. */
  readonly floor?: true;
}

interface Counted<I> {
  readonly by: keyof I & string;
  readonly sum?: keyof I & string;
  readonly where?: (q: Query<I>) => Predicate;
}

type Child<I> = { readonly name: string; readonly _item?: I };

/** Says which records of `child` count, by which field and for how much. */
export const share = <I>(child: Child<I>, { by, sum, where }: Counted<I>): Share => ({
  of: child.name,
  by,
  ...(sum === undefined ? {} : { sum }),
  ...(where === undefined ? {} : { where: where(queryFor<I>()) }),
});

type RowOf<I, L extends keyof I> = NonNullable<I[L]> extends readonly (infer R)[] ? R : never;

/** Says which rows of a list of `child` count, each for the record it points at. */
export const shareOfRows = <I, const L extends keyof I & string>(
  child: Child<I>,
  rows: L,
  {
    by,
    sum,
    where,
  }: {
    readonly by: keyof RowOf<I, L> & string;
    readonly sum: keyof RowOf<I, L> & string;
    readonly where?: (q: Query<I>) => Predicate;
  },
): Share => ({
  of: child.name,
  rows,
  by,
  sum,
  ...(where === undefined ? {} : { where: where(queryFor<I>()) }),
});

/** Declares a sum or count over the records of `child`. */
export const rollup = <I>(
  child: Child<I>,
  spec: Counted<I> & { readonly label: string; readonly max?: string },
): Rollup => ({
  label: spec.label,
  kind: spec.sum === undefined ? 'integer' : 'money',
  shares: [share(child, spec)],
  ...(spec.max === undefined ? {} : { max: spec.max }),
});

interface Account {
  readonly label: string;
  readonly from?: string;
  readonly adds?: readonly Share[];
  readonly takes?: readonly Share[];
}

/** Declares an amount: the value `from`, what some records add to it and what others take. */
export const tally = ({ label, from, adds = [], takes = [] }: Account): Rollup => ({
  label,
  kind: 'money',
  shares: [...adds, ...takes.map((one) => ({ ...one, takes: true as const }))],
  ...(from === undefined ? {} : { from }),
});

/**
 * Declares what is left of an amount. It never falls below zero, whoever writes at the same time.
 *
 * @example
 * disponible: balance({ label: 'Disponible', from: 'montoInicial', takes: [share(cdp, { by: 'asignacion', sum: 'monto' })] })
 */
export const balance = (account: Account): Rollup => ({ ...tally(account), floor: true });
