import deleteShape from 'dynalite/validations/deleteItem.js';
import getShape from 'dynalite/validations/getItem.js';
import type { RequestShape, TypeRule, TypeRules } from 'dynalite/validations/index.js';
import putShape from 'dynalite/validations/putItem.js';
import updateShape from 'dynalite/validations/updateItem.js';
import type { GetItemRequest, KeyedWriteRequest, PutItemRequest } from './requests.ts';
import { returnOnFailure } from './validate.ts';

export interface TransactWriteItem {
  Put?: PutItemRequest;
  Update?: KeyedWriteRequest;
  Delete?: KeyedWriteRequest;
  ConditionCheck?: KeyedWriteRequest;
}

export interface TransactWriteRequest {
  TransactItems: TransactWriteItem[];
  ClientRequestToken?: string;
}

export interface TransactGetRequest {
  TransactItems: { Get: GetItemRequest }[];
}

type Types = Readonly<Record<string, TypeRule>>;

const CONDITIONAL = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
];
const KEYED = [...CONDITIONAL, 'Key'];
const REQUIRED_EXPRESSION = { type: 'String', notNull: true };

export const transactWriteShape: RequestShape<TransactWriteRequest> = {
  types: {
    TransactItems: steps({
      Put: step('Put', { ...pick(putShape.types, [...CONDITIONAL, 'Item']), ...returnOnFailure }),
      Update: step('Update', {
        ...pick(updateShape.types, KEYED),
        UpdateExpression: REQUIRED_EXPRESSION,
        ...returnOnFailure,
      }),
      Delete: step('Delete', { ...pick(deleteShape.types, KEYED), ...returnOnFailure }),
      ConditionCheck: step('ConditionCheck', {
        ...pick(deleteShape.types, KEYED),
        ConditionExpression: REQUIRED_EXPRESSION,
        ...returnOnFailure,
      }),
    }),
    ClientRequestToken: { type: 'String', lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 36 },
  },
};

export const transactGetShape: RequestShape<TransactGetRequest> = {
  types: {
    TransactItems: steps({
      Get: {
        ...step(
          'Get',
          pick(getShape.types, ['TableName', 'Key', 'ProjectionExpression', 'ExpressionAttributeNames']),
        ),
        notNull: true,
      },
    }),
  },
};

function steps(children: Types): TypeRule {
  return {
    type: 'List',
    notNull: true,
    lengthGreaterThanOrEqual: 1,
    lengthLessThanOrEqual: 100,
    children: { type: 'ValueStruct<TransactItem>', children },
  };
}

function step(name: string, children: Types): TypeRules {
  return { type: `FieldStruct<${name}>`, children };
}

function pick(types: Types, members: readonly string[]): Types {
  return Object.fromEntries(Object.entries(types).filter(([member]) => members.includes(member)));
}
