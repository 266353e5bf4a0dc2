import { DynamoFailure, isApiFailure } from './failure.ts';
import type { JsonObject } from './wire.ts';

export interface WireAnswer {
  statusCode: number;
  /** JSON. */
  body: string;
}

interface Caller {
  call(operation: string, input: JsonObject): Promise<JsonObject>;
}

/** Turns a request of the AWS JSON protocol into a call, and its result or failure into an answer. */
export async function answer(engine: Caller, target: string, body: string): Promise<WireAnswer> {
  try {
    const operation = target.slice(target.indexOf('.') + 1);
    const result = await engine.call(operation, parse(body));
    return { statusCode: 200, body: JSON.stringify(result) };
  } catch (error) {
    return failed(error);
  }
}

/** The answer to a call that failed. */
export function failed(error: unknown): WireAnswer {
  const failure = isApiFailure(error) ? error : internalFailure(error);
  return { statusCode: failure.statusCode, body: JSON.stringify(failure.body) };
}

function parse(body: string): JsonObject {
  try {
    const value: unknown = JSON.parse(body || '{}');
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Falls through: malformed JSON and JSON that is no object get the same answer.
  }
  throw new DynamoFailure('SerializationException', 'The request body is not a JSON object');
}

/** The cause is for whoever develops here; a client learns only that it was not its fault. */
function internalFailure(error: unknown): DynamoFailure {
  console.error('Falla interna del DynamoDB embebido:', error);
  return new DynamoFailure(
    'InternalServerError',
    'The embedded engine could not process the request',
    {},
    500,
  );
}
