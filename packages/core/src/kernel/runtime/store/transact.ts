import { type AttributeValue, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type GoreError, unavailable } from '../error.ts';
import { conflict } from '../refusals.ts';
import type { Store } from './store.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One item of a write and what it means when its condition does not hold. */
export interface Step {
  readonly item: TransactItem;
  /** @param found the item as it was, where the step asks for it. */
  readonly failed: (found?: Readonly<Record<string, AttributeValue>>) => GoreError | Replay | Overtaken;
}

/** The step of an item whose condition fails only when somebody else wrote in between. */
export const orConflict = (item: TransactItem): Step => ({ item, failed: () => conflict() });

/** The write was done before under the same idempotency key: its outcome stands. */
export class Replay extends Error {}

/** Somebody took the number this write was about to take: it may be tried with the next one. */
export class Overtaken extends Error {}

const attempts = 8;
/** What DynamoDB gives as the reason of one item when trying again makes sense. */
const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** Full jitter between 0 and 25, 50, 100 … 400 ms. */
const pause = (attempt: number) => wait(Math.random() * Math.min(400, 25 * 2 ** attempt));

/**
 * Writes all the steps or none. Conflicts with other transactions are tried again with jitter; a condition that
 * does not hold becomes the error its step names.
 *
 * @throws GoreError, Replay or Overtaken of the first step that failed; `no_disponible` when the table stays busy.
 */
export const transact = async (store: Store, steps: readonly Step[]): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await store.client.send(new TransactWriteCommand({ TransactItems: steps.map(({ item }) => item) }));
      return;
    } catch (error) {
      const reasons =
        error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : undefined;
      const broken = reasons?.findIndex(({ Code }) => Code === 'ConditionalCheckFailed') ?? -1;
      const step = steps[broken];
      if (step) throw step.failed(reasons?.[broken]?.Item);
      const busy =
        reasons?.some(({ Code = '' }) => passing.has(Code)) ??
        (error instanceof Error && /Throughput|Throttl|TransactionInProgress/.test(error.name));
      if (!busy) throw error;
      if (attempt === attempts - 1)
        throw unavailable('Hay demasiados cambios a la vez sobre este registro. Intente de nuevo.', 2, error);
      await pause(attempt);
    }
  }
};
