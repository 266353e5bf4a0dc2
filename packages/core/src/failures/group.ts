import { type Item, numberOf, textOf } from '../identity/item.ts';
import type { Failure } from './failure.ts';
import { type Settled, type Standing, standingOf } from './standing.ts';

/** Failures that are the same one. */
export interface FailureGroup extends Omit<Failure, 'release'> {
  /** Its fingerprint. */
  readonly id: string;
  readonly times: number;
  /** Epoch milliseconds. */
  readonly first: number;
  readonly last: number;
  /** Release it was first seen in, and the latest one. */
  readonly since: string;
  readonly release: string;
  readonly standing: Standing;
  /** It had been settled, and a later release failed again. */
  readonly reopened: boolean;
  readonly settledBy?: string;
  /** Epoch milliseconds. */
  readonly settledAt?: number;
  readonly settledIn?: string;
}

const settledOf = (item: Item): Settled | undefined => {
  const as = item.decision?.S;
  return as === 'resuelta' || as === 'ignorada'
    ? { as, release: textOf(item, 'decididaVersion') }
    : undefined;
};

/** Reads a group from its item. @throws Error when it was not written by this product */
export const groupOf = (item: Item): FailureGroup => {
  const settled = settledOf(item);
  const release = textOf(item, 'version');
  return {
    ...(JSON.parse(textOf(item, 'que')) as Omit<Failure, 'release'>),
    id: textOf(item, 'sk'),
    times: numberOf(item, 'veces'),
    first: numberOf(item, 'primera'),
    last: numberOf(item, 'ultima'),
    since: textOf(item, 'desde'),
    release,
    ...standingOf(settled, release),
    ...(settled
      ? {
          settledBy: textOf(item, 'decididaPor'),
          settledAt: numberOf(item, 'decididaEn'),
          settledIn: settled.release,
        }
      : {}),
  };
};
