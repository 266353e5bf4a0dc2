import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Field } from '../../declare/field.ts';
import type { Json } from '../../declare/json.ts';
import type { AnyModule, Rollup } from '../../declare/module.ts';
import { formatearPesos } from '../../declare/valores/dinero.ts';
import { conPuntos } from '../../declare/valores/numeros.ts';
import type { GoreError } from '../error.ts';
import { conflict, refused } from '../refusals.ts';

/** One total a module keeps over its children. */
export interface Kept {
  readonly parent: AnyModule;
  readonly name: string;
  readonly rollup: Rollup;
}

/** A total may not pass this: the value a field of the parent has. */
export interface Limit extends Kept {
  readonly field: Field;
  readonly max: number;
  /** What the total may be before the write for it to stand. */
  readonly room: number;
}

/** The limit a total has on a parent with these values, before so much is added to it. */
export const limitOf = (
  kept: Kept,
  data: Readonly<Record<string, Json>> | undefined,
  amount: number,
): readonly Limit[] => {
  const name = kept.rollup.max;
  if (name === undefined) return [];
  const field = kept.parent.fields[name];
  const max = data?.[name];
  return field && typeof max === 'number' ? [{ ...kept, field, max, room: max - amount }] : [];
};

/** The refusal of what would pass a limit, in the unit of the limit. */
export const exceeded = ({ rollup, field, max }: Limit): GoreError => {
  const amount = field.kind === 'money' ? formatearPesos(max) : conPuntos(max);
  return refused(
    `${rollup.label} superaría ${field.label.toLowerCase()} (${amount}). Reduzca lo que agrega o amplíe el máximo.`,
  );
};

/** Attribute a total lies under in the item of its parent. */
export const attribute = (name: string) => `t_${name}`;

/** The first limit that the totals, as they were found, leave no room for. */
export const passed = (
  limits: readonly Limit[],
  found: Readonly<Record<string, AttributeValue>> = {},
): GoreError => {
  const over = limits.find(({ name, room }) => Number(found[attribute(name)]?.N ?? 0) > room);
  const limit = over ?? limits[0];
  return limit ? exceeded(limit) : conflict();
};

/** What must hold of the totals of a record for a write to stand. */
export const withinLimits = (limits: readonly Limit[]) => ({
  ConditionExpression: limits
    .map((_, at) => `(attribute_not_exists(#m${at}) OR #m${at} <= :room${at})`)
    .join(' AND '),
  names: Object.fromEntries(limits.map(({ name }, at) => [`#m${at}`, attribute(name)])),
  values: Object.fromEntries(limits.map(({ room }, at) => [`:room${at}`, room])),
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
});
