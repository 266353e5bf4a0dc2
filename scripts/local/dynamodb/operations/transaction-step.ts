import deleteItem from 'dynalite/actions/deleteItem.js';
import putItem from 'dynalite/actions/putItem.js';
import updateItem from 'dynalite/actions/updateItem.js';
import dynalite from 'dynalite/db/index.js';
import deleteShape from 'dynalite/validations/deleteItem.js';
import type { RequestShape } from 'dynalite/validations/index.js';
import putShape from 'dynalite/validations/putItem.js';
import updateShape from 'dynalite/validations/updateItem.js';
import { type CancellationReason, failureName, isApiFailure, validationFailure } from '../failure.ts';
import type { Staging } from '../store/staging.ts';
import { runNow, type WriteAction } from './actions.ts';
import { isRefusedCondition, itemToReturn, storedKey } from './item-request.ts';
import type { Parts } from './operations.ts';
import type { KeyedWriteRequest, PutItemRequest } from './requests.ts';
import { writeStore } from './stores.ts';
import type { TransactWriteItem } from './transact-shape.ts';
import { checkRules } from './validate.ts';

type StepRequest = PutItemRequest | KeyedWriteRequest;

/** One step of a transaction, validated and ready to run. */
export interface Step {
  request: StepRequest;
  /** Checks the step's condition and stages its effect; throws an ApiFailure when it cannot stand. */
  apply(staging: Staging): void;
}

export function toStep(item: TransactWriteItem, parts: Parts): Step {
  if (Object.keys(item).length === 1) {
    if (item.Put) return actionStep(putItem, putShape, item.Put, parts);
    if (item.Update) return actionStep(updateItem, updateShape, item.Update, parts);
    if (item.Delete) return actionStep(deleteItem, deleteShape, item.Delete, parts);
    if (item.ConditionCheck) return checkStep(item.ConditionCheck, parts);
  }
  throw validationFailure('TransactItems can only contain one of Check, Put, Update or Delete');
}

function actionStep<T extends StepRequest>(
  action: WriteAction<T>,
  shape: RequestShape<T>,
  request: T,
  { storage, catalog }: Parts,
): Step {
  checkRules(shape, request, storage.limits);
  return {
    request,
    apply: (staging) => void runNow(action, writeStore(staging, catalog, storage.limits), request),
  };
}

function checkStep(request: KeyedWriteRequest, { storage, catalog }: Parts): Step {
  checkRules(deleteShape, request, storage.limits);
  return {
    request,
    apply(staging) {
      const { description } = catalog.require(request.TableName);
      const problem =
        dynalite.validateKey(request.Key, description) ??
        dynalite.checkConditional(request, staging.item(request.TableName, storedKey(catalog, request)));
      if (problem) throw problem;
    },
  };
}

/** Runs a step and answers how it went, as the cancellation reasons tell it. */
export function attempt(step: Step, staging: Staging, { catalog }: Parts): CancellationReason {
  try {
    step.apply(staging);
    return { Code: 'None' };
  } catch (error) {
    if (isRefusedCondition(error)) {
      const Item = itemToReturn(staging, catalog, step.request);
      return { Code: 'ConditionalCheckFailed', Message: error.message, ...(Item && { Item }) };
    }
    if (!isApiFailure(error) || failureName(error) !== 'ValidationException') throw error;
    return { Code: 'ValidationError', Message: error.message };
  }
}

/** Where the step's item is stored, or undefined when its key does not fit the table. */
export function target({ request }: Step, { catalog }: Parts): string | undefined {
  const { description } = catalog.require(request.TableName);
  const malformed =
    'Item' in request
      ? dynalite.validateItem(request.Item, description)
      : dynalite.validateKey(request.Key, description);
  return malformed ? undefined : `${request.TableName}~${storedKey(catalog, request)}`;
}
