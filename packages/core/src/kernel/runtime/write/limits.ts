import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Field } from '../../declare/field.ts';
import type { Json } from '../../declare/json.ts';
import type { AnyModule } from '../../declare/module.ts';
import type { Rollup } from '../../declare/rollup.ts';
import { formatearPesos } from '../../declare/valores/dinero.ts';
import { conPuntos } from '../../declare/valores/numeros.ts';
import type { GoreError } from '../error.ts';
import { conflict, refused } from '../refusals.ts';

/** One total a module keeps. */
export interface Kept {
  readonly parent: AnyModule;
  readonly name: string;
  readonly rollup: Rollup;
}

/** What a total must be before a write for it to stand. */
export interface Bound {
  readonly name: string;
  readonly side: 'atMost' | 'atLeast';
  readonly value: number;
  /** The refusal, given the total as it was found. */
  readonly refusal: (found: number) => GoreError;
}

const inUnitOf = (kind: Field['kind'], amount: number): string =>
  kind === 'money' ? formatearPesos(amount) : conPuntos(amount);

/**
 * The bound the maximum of a total sets to adding so much to it, on a parent with these values.
 *
 * @param amount what the write adds; nothing is asked of one that adds nothing or takes.
 */
export const ceilingOf = (
  { parent, name, rollup }: Kept,
  data: Readonly<Record<string, Json>> | undefined,
  amount: number,
): readonly Bound[] => {
  const field = rollup.max === undefined ? undefined : parent.fields[rollup.max];
  const max = rollup.max === undefined ? undefined : data?.[rollup.max];
  if (!field || typeof max !== 'number' || amount < 0) return [];
  const shown = inUnitOf(field.kind, max);
  const sentence = `${rollup.label} superaría ${field.label.toLowerCase()} (${shown}). Reduzca lo que agrega o amplíe el máximo.`;
  return [{ name, side: 'atMost', value: max - amount, refusal: () => refused(sentence) }];
};

/** The bound zero sets to taking so much from what is left. */
export const floorOf = ({ name, rollup }: Kept, amount: number): readonly Bound[] => {
  if (!rollup.floor || amount >= 0) return [];
  const refusal = (found: number) =>
    refused(
      `${rollup.label}: quedan ${inUnitOf(rollup.kind, found)} y esto toma ${inUnitOf(rollup.kind, -amount)}. Reduzca el monto o aumente lo que hay.`,
    );
  return [{ name, side: 'atLeast', value: -amount, refusal }];
};

/** Attribute a total lies under in the item of its record. */
export const attribute = (name: string) => `t_${name}`;

/** The first bound that the totals, as they were found, do not keep. */
export const broken = (
  bounds: readonly Bound[],
  found: Readonly<Record<string, AttributeValue>> = {},
): GoreError => {
  const totalIn = ({ name }: Bound) => Number(found[attribute(name)]?.N ?? 0);
  const over = bounds.find((bound) =>
    bound.side === 'atMost' ? totalIn(bound) > bound.value : totalIn(bound) < bound.value,
  );
  const bound = over ?? bounds[0];
  return bound ? bound.refusal(totalIn(bound)) : conflict();
};

/** The bounds as a condition on the item of the totals. */
export const withinBounds = (bounds: readonly Bound[]) => ({
  ConditionExpression: bounds
    .map(({ side }, at) =>
      side === 'atMost' ? `(attribute_not_exists(#m${at}) OR #m${at} <= :m${at})` : `#m${at} >= :m${at}`,
    )
    .join(' AND '),
  names: Object.fromEntries(bounds.map(({ name }, at) => [`#m${at}`, attribute(name)])),
  values: Object.fromEntries(bounds.map(({ value }, at) => [`:m${at}`, value])),
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
});
