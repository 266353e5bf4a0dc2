import { notImplemented, S3Error } from './errors.ts';
import type { Exchange, Operation } from './exchange.ts';
import * as buckets from './operations/buckets.ts';
import * as multipart from './operations/multipart.ts';
import { RESPONSE_OVERRIDES, readObject } from './operations/reading.ts';
import { deleteObject, putObject } from './operations/writing.ts';

type Level = 'service' | 'bucket' | 'object';

interface Route {
  readonly level: Level;
  readonly method: string;
  /** Query parameters that must be there: they are what tells the operation. */
  readonly needs: readonly string[];
  /** Query parameters that may be there. */
  readonly allows: readonly string[];
  readonly operation: Operation;
}

const LISTING = [
  'prefix',
  'delimiter',
  'max-keys',
  'start-after',
  'continuation-token',
  'encoding-type',
  'fetch-owner',
];

const route = (
  level: Level,
  method: string,
  operation: Operation,
  needs: readonly string[] = [],
  allows: readonly string[] = [],
): Route => ({ level, method, operation, needs, allows });

const ROUTES: readonly Route[] = [
  route('service', 'GET', buckets.listBuckets),
  route('bucket', 'PUT', buckets.createBucket),
  route('bucket', 'HEAD', buckets.headBucket),
  route('bucket', 'DELETE', buckets.deleteBucket),
  route('bucket', 'GET', buckets.listObjects, ['list-type'], LISTING),
  route('bucket', 'POST', buckets.deleteObjects, ['delete']),
  route('object', 'GET', readObject, [], RESPONSE_OVERRIDES),
  route('object', 'HEAD', readObject, [], RESPONSE_OVERRIDES),
  route('object', 'PUT', putObject),
  route('object', 'DELETE', deleteObject),
  route('object', 'POST', multipart.createUpload, ['uploads']),
  route('object', 'PUT', multipart.uploadPart, ['uploadId', 'partNumber']),
  route('object', 'GET', multipart.listParts, ['uploadId'], ['max-parts', 'part-number-marker']),
  route('object', 'POST', multipart.completeUpload, ['uploadId']),
  route('object', 'DELETE', multipart.abortUpload, ['uploadId']),
];

// The SDK adds its operation name as x-id; it has no meaning.
const IGNORED = new Set(['x-id']);

/**
 * Finds the operation of a request. A query parameter that no route of the resource knows is refused: taking
 * `PUT ?tagging` for a plain PUT would overwrite the object with its tags.
 * @throws S3Error 405 or 501
 */
export function findOperation({ method, bucket, key, parameters }: Exchange): Operation {
  const level: Level = bucket === '' ? 'service' : key === '' ? 'bucket' : 'object';
  const routes = ROUTES.filter((each) => each.level === level && each.method === method);
  if (routes.length === 0) {
    throw new S3Error(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
  }
  const given = [...parameters.keys()].filter((name) => !IGNORED.has(name));
  const match = routes.find(
    ({ needs, allows }) =>
      needs.every((name) => given.includes(name)) &&
      given.every((name) => needs.includes(name) || allows.includes(name)),
  );
  if (match === undefined) {
    throw notImplemented(`${method} of ${level} with parameters [${given.join(', ')}]`);
  }
  return match.operation;
}
