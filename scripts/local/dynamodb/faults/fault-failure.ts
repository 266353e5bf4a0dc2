import { DynamoFailure, transactionCancelled } from '../failure.ts';
import type { OperationName } from '../operations/operations.ts';
import type { JsonObject } from '../wire.ts';

interface FaultText {
  exception: string;
  /** How a transaction names it among its cancellation reasons; absent when it never does. */
  reason?: string;
  message: string;
  statusCode?: number;
}

/** The refusals of the real service that a single embedded process would never produce by itself. */
const faultTexts = {
  TransactionConflict: {
    exception: 'TransactionConflictException',
    reason: 'TransactionConflict',
    message: 'Transaction is ongoing for the item',
  },
  ProvisionedThroughputExceeded: {
    exception: 'ProvisionedThroughputExceededException',
    reason: 'ProvisionedThroughputExceeded',
    message: 'The level of configured provisioned throughput for the table was exceeded',
  },
  Throttling: {
    exception: 'ThrottlingException',
    reason: 'ThrottlingError',
    message: 'Throughput exceeds the current capacity of your table or index',
  },
  InternalServerError: {
    exception: 'InternalServerError',
    message: 'The request could not be processed because of an internal server error',
    statusCode: 500,
  },
} as const satisfies Record<string, FaultText>;

export type FaultName = keyof typeof faultTexts;

/** The failure the service would answer; in a transaction one step, picked by `random`, is to blame. */
export function faultFailure(
  name: FaultName,
  operation: OperationName,
  input: JsonObject,
  random: () => number,
): DynamoFailure {
  const { exception, reason, message, statusCode }: FaultText = faultTexts[name];
  const steps =
    operation.startsWith('Transact') && Array.isArray(input.TransactItems) ? input.TransactItems : [];
  if (!reason || steps.length === 0) return new DynamoFailure(exception, message, {}, statusCode);
  const blamed = Math.floor(random() * steps.length);
  return transactionCancelled(
    steps.map((_, position) => (position === blamed ? { Code: reason, Message: message } : { Code: 'None' })),
  );
}
