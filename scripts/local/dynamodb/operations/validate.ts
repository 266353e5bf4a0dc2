import type { RequestShape } from 'dynalite/validations/index.js';
import validations from 'dynalite/validations/index.js';
import { validationFailure } from '../failure.ts';
import type { JsonObject } from '../wire.ts';

interface Limits {
  maxItemSize: number;
}

/** The member AWS added to single writes and transaction steps after dynalite was written. */
export const returnOnFailure = {
  ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] },
} as const;

export const tableName = {
  TableName: {
    type: 'String',
    notNull: true,
    regex: '[a-zA-Z0-9_.-]+',
    lengthGreaterThanOrEqual: 3,
    lengthLessThanOrEqual: 255,
  },
} as const;

/**
 * A typed copy of a request, or the failure DynamoDB would answer. Members the shape does not know are
 * removed from `input` itself, so a caller should not hand in an object it still needs.
 * @throws ApiFailure ValidationException or SerializationException
 */
export function validate<T>(shape: RequestShape<T>, input: JsonObject, limits: Limits): T {
  const request = validations.checkTypes<T>(input, shape.types);
  validations.checkValidations(request, shape.types, shape.custom, { options: limits });
  return request;
}

/** Runs only the rules dynalite keeps in code: values, expressions and what may stand together. */
export function checkRules<T>(shape: RequestShape<T>, request: T, limits: Limits): void {
  const problem = shape.custom?.(request, { options: limits });
  if (problem) throw validationFailure(problem);
}
