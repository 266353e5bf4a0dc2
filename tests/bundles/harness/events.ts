import { randomUUID } from 'node:crypto';
import { type LambdaStreamRecord, toLambdaRecord } from '../../../scripts/local/dynamodb/lambda-record.ts';
import { compilePattern } from '../../../scripts/local/runtime/pattern.ts';
import { streamFilters } from '../../../stacks/async/stream-filters.ts';
import { edgeSecret, type World } from './world.ts';

/** A request as API Gateway's HTTP API hands it over (payload 2.0), recorded behind CloudFront and shortened. */
export const httpEvent = (
  method: string,
  path: string,
  more: { readonly cookie?: string; readonly body?: unknown; readonly headers?: Record<string, string> } = {},
) => {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  return {
    version: '2.0',
    routeKey: 'ANY /api/{proxy+}',
    rawPath,
    rawQueryString,
    ...(more.cookie ? { cookies: [more.cookie] } : {}),
    headers: {
      accept: 'application/json',
      'content-length': '0',
      host: 'abcdef1234.execute-api.us-east-1.amazonaws.com',
      origin: 'https://portal.ejemplo.gob.cl',
      'user-agent': 'Amazon CloudFront',
      via: '2.0 0123456789abcdef.cloudfront.net (CloudFront)',
      'x-amz-cf-id': 'Xk0',
      'x-amzn-trace-id': 'Root=1-674066a0-1234567890abcdef12345678',
      'x-forwarded-for': '203.0.113.9, 130.176.0.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      'x-origin-verify': edgeSecret,
      'x-viewer-address': '203.0.113.9',
      'x-viewer-host': 'portal.ejemplo.gob.cl',
      ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more.headers,
    },
    ...(rawQueryString
      ? { queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)) }
      : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'abcdef1234',
      domainName: 'abcdef1234.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'abcdef1234',
      http: {
        method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '130.176.0.1',
        userAgent: 'Amazon CloudFront',
      },
      requestId: `JKJaXmPLvHcESHA=${randomUUID()}`,
      routeKey: 'ANY /api/{proxy+}',
      stage: '$default',
      time: '22/Nov/2026:12:00:00 +0000',
      timeEpoch: 1795348800000,
    },
    ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
    isBase64Encoded: false,
  };
};

/** Answer of a function behind the HTTP API. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** The JSON of an answer. */
export const jsonOf = <T>({ body, isBase64Encoded }: HttpAnswer): T =>
  JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body) as T;

/** Every change so far that a consumer of the stream is called for, as Lambda brings them. */
export const streamEvent = async (
  { aws }: World,
  consumer: keyof typeof streamFilters,
  after = 0,
): Promise<{ readonly Records: readonly LambdaStreamRecord[]; readonly last: number }> => {
  const changes = await aws.dynamo.read(after, 100_000, 'gore-datos');
  const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/gore-datos/stream/2026-11-22T00:00:00.000';
  const wanted = streamFilters[consumer].map((filter) => compilePattern(filter));
  const Records = changes
    .map((change) => toLambdaRecord(change, arn))
    .filter((record) => wanted.some((matches) => matches(record)));
  return { Records, last: changes.at(-1)?.sequence ?? after };
};

/** Messages as SQS hands them to a worker. */
export const queueEvent = (queue: string, bodies: readonly unknown[], receiveCount = 1) => ({
  Records: bodies.map((body, at) => ({
    messageId: `059f36b4-87a3-44ab-83d2-66197585${String(at).padStart(4, '0')}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: '1795348800000',
      SenderId: 'AROAEXAMPLE:dispatcher',
      ApproximateFirstReceiveTimestamp: '1795348800001',
    },
    messageAttributes: {},
    md5OfBody: '098f6bcd4621d373cade4e832627b4f6',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:us-east-1:000000000000:${queue}`,
    awsRegion: 'us-east-1',
  })),
});

/** What EventBridge Scheduler sends to a function when the schedule has no input of its own. */
export const scheduledEvent = {
  version: '0',
  id: 'a5b4c3d2-0000-4000-8000-000000000000',
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account: '000000000000',
  time: '2026-11-22T05:30:00Z',
  region: 'us-east-1',
  resources: ['arn:aws:scheduler:us-east-1:000000000000:schedule/gore-prod/gore-prod-revision-nocturna'],
  detail: '{}',
} as const;

/** What CloudFormation sends to a custom resource. */
export const stackEvent = ({ aws }: World) => ({
  RequestType: 'Create',
  ResponseURL: `${aws.url}/cloudformation`,
  StackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/prod-gore-migrations/x',
  RequestId: 'pedido',
  LogicalResourceId: 'Migracion',
  ResourceType: 'Custom::GoreMigracion',
  ResourceProperties: { ServiceToken: 'arn', version: '1' },
});
