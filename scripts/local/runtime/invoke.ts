import { randomUUID } from 'node:crypto';
import { ACCOUNT, type LambdaContext, type LambdaFunction, REGION } from './lambda.ts';

const DEFAULT_MEMORY_MB = 512;

/** The function did not answer within its time, worded as the Lambda service words it. */
export class TaskTimedOutError extends Error {
  override readonly name = 'TaskTimedOutError';
  constructor(requestId: string, timeoutMs: number) {
    super(`${requestId} Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`);
  }
}

/**
 * Calls a function as the Lambda service does: the event is a copy, so neither side sees what the other changes later.
 * @throws TaskTimedOutError after `timeoutMs`; the handler itself cannot be stopped and its result is ignored.
 */
export function invoke<Event, Result>(fn: LambdaFunction<Event, Result>, event: Event): Promise<Result> {
  return invokeOwned(fn, structuredClone(event));
}

/** As `invoke`, for an event made for this call that nobody else holds: saves the copy. */
export async function invokeOwned<Event, Result>(
  fn: LambdaFunction<Event, Result>,
  event: Event,
): Promise<Result> {
  const context = contextFor(fn);
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TaskTimedOutError(context.awsRequestId, fn.timeoutMs)), fn.timeoutMs);
  });
  try {
    return await Promise.race([fn.handler(event, context), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function contextFor(fn: LambdaFunction<never, unknown>): LambdaContext {
  const deadline = performance.now() + fn.timeoutMs;
  return {
    functionName: fn.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${fn.name}`,
    memoryLimitInMB: String(fn.memoryMb ?? DEFAULT_MEMORY_MB),
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${fn.name}`,
    logStreamName: 'embedded',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
}
