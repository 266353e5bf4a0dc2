import { type Predicate, type Query, queryFor } from './predicate.ts';

/** What the living records of a module count for in a total of the record they point at. */
export interface Share {
  readonly of: string;
  /** The `ref` field of those records that points at the one that keeps the total. */
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
  /** Field of this record the total starts from; such a total is what is left, and never falls below zero. */
  readonly from?: string;
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

/**
 * Declares what is left of an amount: the field `from`, what some records add to it and what others take. It never
 * falls below zero, whoever writes at the same time.
 *
 * @example
 * disponible: balance({ label: 'Disponible', from: 'montoInicial', takes: [share(cdp, { by: 'asignacion', sum: 'monto' })] })
 */
export const balance = (spec: {
  readonly label: string;
  readonly from: string;
  readonly adds?: readonly Share[];
  readonly takes: readonly Share[];
}): Rollup => ({
  label: spec.label,
  kind: 'money',
  from: spec.from,
  shares: [...(spec.adds ?? []), ...spec.takes.map((one) => ({ ...one, takes: true as const }))],
});
