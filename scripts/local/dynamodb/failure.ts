import type { Item } from './wire.ts';

const NAMESPACE = 'com.amazonaws.dynamodb.v20120810#';

export interface FailureBody {
  __type: string;
  message?: string;
  Message?: string;
  Item?: Item;
  CancellationReasons?: CancellationReason[];
}

/** Why one step of a transaction did or did not stand; `Code` is `None` for steps that were fine. */
export interface CancellationReason {
  Code: string;
  Message?: string;
  Item?: Item;
}

/** What DynamoDB answers instead of a result. dynalite throws plain errors of the same shape. */
export interface ApiFailure {
  statusCode: number;
  body: FailureBody;
}

export class DynamoFailure extends Error implements ApiFailure {
  readonly statusCode: number;
  readonly body: FailureBody;

  constructor(name: string, message: string, details: Partial<FailureBody> = {}, statusCode = 400) {
    super(message);
    this.name = name;
    this.statusCode = statusCode;
    this.body = { __type: NAMESPACE + name, message, ...details };
  }
}

export function isApiFailure(error: unknown): error is Error & ApiFailure {
  return error instanceof Error && 'statusCode' in error && 'body' in error;
}

/** The exception name without its namespace, such as `ConditionalCheckFailedException`. */
export function failureName(failure: ApiFailure): string {
  return failure.body.__type.slice(failure.body.__type.indexOf('#') + 1);
}

export function validationFailure(message: string): DynamoFailure {
  return new DynamoFailure('ValidationException', message);
}

export function tableNotFound(name?: string): DynamoFailure {
  const detail = name === undefined ? '' : `: Table: ${name} not found`;
  return new DynamoFailure('ResourceNotFoundException', `Requested resource not found${detail}`);
}

export function unknownOperation(): DynamoFailure {
  return new DynamoFailure('UnknownOperationException', 'The requested operation is not supported');
}

export function transactionCancelled(reasons: CancellationReason[]): DynamoFailure {
  const codes = reasons.map((reason) => reason.Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new DynamoFailure('TransactionCanceledException', message, {
    Message: message,
    CancellationReasons: reasons,
  });
}
