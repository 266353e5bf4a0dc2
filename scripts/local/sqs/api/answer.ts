import { z } from 'zod';
import type { EmbeddedSqs } from '../embedded-sqs.ts';
import { SqsError } from '../errors.ts';
import { type SqsFaultHook, suffer } from '../faults.ts';
import type { AwsJsonResponse } from '../transport.ts';
import * as messages from './messages.ts';
import type { ApiOperation } from './operation.ts';
import * as queues from './queues.ts';
import * as settling from './settling.ts';

const OPERATIONS: ReadonlyMap<string, ApiOperation> = new Map(
  Object.entries({ ...queues, ...messages, ...settling }),
);

/** What surrounds the calls of one embedded SQS. */
export interface CallSettings {
  readonly faults: SqsFaultHook | undefined;
  /** Gets every error that is no refusal of SQS. */
  readonly onError: (error: unknown) => void;
}

/** Answers one call of the AWS JSON protocol of SQS. Never rejects. */
export async function answerCall(
  sqs: EmbeddedSqs,
  action: string,
  body: string,
  { faults, onError }: CallSettings,
  signal: AbortSignal | undefined,
): Promise<AwsJsonResponse> {
  try {
    const run = OPERATIONS.get(action);
    if (run === undefined)
      throw new SqsError('UnsupportedOperation', `The embedded SQS does not do ${action}.`);
    const input = readJson(body);
    await suffer(faults?.(action, queueOf(sqs, input)));
    return { statusCode: 200, body: JSON.stringify(await run(sqs, input, signal)) };
  } catch (error) {
    if (error instanceof SqsError) return refusal(400, error.code, error.message);
    onError(error);
    return refusal(500, 'InternalFailure', 'The request processing has failed because of an unknown error.');
  }
}

const queueOf = (sqs: EmbeddedSqs, input: unknown): string | undefined => {
  const { success, data } = z.object({ QueueUrl: z.string() }).safeParse(input);
  return success ? sqs.names.fromUrl(data.QueueUrl) : undefined;
};

function readJson(body: string): unknown {
  try {
    return JSON.parse(body === '' ? '{}' : body);
  } catch {
    throw new SqsError('SerializationException', 'The request body is not JSON.');
  }
}

const refusal = (statusCode: number, code: string, message: string): AwsJsonResponse => ({
  statusCode,
  body: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }),
});
