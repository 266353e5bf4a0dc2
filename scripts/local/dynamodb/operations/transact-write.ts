import dynalite from 'dynalite/db/index.js';
import { transactionCancelled, validationFailure } from '../failure.ts';
import type { Staging } from '../store/staging.ts';
import { fingerprintOf, isReplay, remember } from './idempotency.ts';
import type { Operation, Parts } from './operations.ts';
import { transactWriteShape } from './transact-shape.ts';
import { attempt, type Step, target, toStep } from './transaction-step.ts';
import { validate } from './validate.ts';

const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;
/** Ten items of the largest size still fit, so smaller transactions need no measuring. */
const ALWAYS_FITS = 10;

/** TransactWriteItems: all steps stand or none does, and the caller learns why step by step. */
export function transactWrite(parts: Parts): Operation {
  return (input) => {
    const request = validate(transactWriteShape, input, parts.storage.limits);
    const token = request.ClientRequestToken;
    const fingerprint = token === undefined ? '' : fingerprintOf(request.TransactItems);
    const steps = request.TransactItems.map((item) => toStep(item, parts));
    return parts.queue.submit((staging) => {
      if (token !== undefined && isReplay(staging, token, fingerprint, parts.now())) return {};
      assertDistinct(steps, parts);
      const reasons = steps.map((step) => attempt(step, staging, parts));
      if (reasons.some((reason) => reason.Code !== 'None')) throw transactionCancelled(reasons);
      assertSize(staging);
      if (token !== undefined) remember(staging, token, fingerprint, parts.now());
      return {};
    });
  };
}

function assertDistinct(steps: Step[], parts: Parts): void {
  const seen = new Set<string>();
  for (const step of steps) {
    const name = target(step, parts);
    if (name !== undefined && seen.has(name)) {
      throw validationFailure('Transaction request cannot include multiple operations on one item');
    }
    if (name !== undefined) seen.add(name);
  }
}

function assertSize({ changes }: Staging): void {
  if (changes.length <= ALWAYS_FITS) return;
  const bytes = changes.reduce((sum, { before, after }) => sum + dynalite.itemSize(after ?? before ?? {}), 0);
  if (bytes > MAX_TRANSACTION_BYTES) {
    throw validationFailure('The aggregate size of the items in the transaction cannot exceed 4 MB');
  }
}
