import type { FunctionName } from '../../../stacks/functions/catalogue.ts';

const base = ['logs: CreateLogStream PutLogEvents', 'xray: PutTelemetryRecords PutTraceSegments'];
const key = 'kms: Decrypt DescribeKey Encrypt GenerateDataKey ReEncryptFrom ReEncryptTo';
const record = ['dynamodb: BatchGetItem ConditionCheckItem DeleteItem GetItem PutItem Query UpdateItem', key];
const vpc =
  'ec2: AssignPrivateIpAddresses CreateNetworkInterface DeleteNetworkInterface DescribeNetworkInterfaces DescribeSubnets UnassignPrivateIpAddresses';
const files = 's3: GetObject ListBucket PutObject';
const readFiles = 's3: GetObject ListBucket';
const receive = 'sqs: DeleteMessage GetQueueAttributes ReceiveMessage';
const stream = 'dynamodb: DeleteItem DescribeStream GetRecords GetShardIterator ListStreams UpdateItem';

/** What each function may do, written a second time for whoever reviews a change of the grants. */
export const expected: Readonly<Record<FunctionName, readonly string[]>> = {
  auth: [...base, ...record, 'sqs: SendMessage'],
  oidc: [
    ...base,
    'dynamodb: ConditionCheckItem DeleteItem GetItem PutItem Query UpdateItem',
    'kms: Decrypt DescribeKey Encrypt GenerateDataKey GetPublicKey ReEncryptFrom ReEncryptTo Sign',
  ],
  commands: [...base, ...record, files],
  queries: [...base, ...record, vpc, files, 'rds-db: connect'],
  exports: [...base, ...record, readFiles],
  system: [
    ...base,
    'dynamodb: BatchGetItem ConditionCheckItem DeleteItem DescribeTable GetItem PutItem Query UpdateItem',
    key,
    'cloudwatch: GetMetricData',
    'sqs: ChangeMessageVisibility DeleteMessage GetQueueAttributes ReceiveMessage SendMessage',
  ],
  projector: [
    ...base,
    vpc,
    stream,
    key,
    readFiles,
    'rds-db: connect',
    'sqs: GetQueueAttributes GetQueueUrl SendMessage',
  ],
  dispatcher: [...base, stream, key, 'events: PutEvents', 'sqs: GetQueueAttributes GetQueueUrl SendMessage'],
  effects: [...base, ...record, files, `${receive} SendMessage`],
  importer: [...base, ...record, files, receive],
  reporter: [...base, ...record, files, vpc, receive, 'rds-db: connect'],
  cartographer: [...base, ...record, files, vpc, receive, 'rds-db: connect'],
  printer: [...base, ...record, files, receive],
  postman: [...base, ...record, files, receive, 'ses: SendEmail'],
  scheduler: [...base, ...record],
  notifier: [...base, ...record, `${receive} SendMessage`],
  mailer: [...base, ...record, receive, 'ses: SendEmail'],
  alerts: [...base, ...record, vpc, receive, 'rds-db: connect'],
  ticker: [...base, 'dynamodb: BatchGetItem GetItem Query', key, 'sqs: SendMessage'],
  auditor: [...base, ...record, vpc, receive, 'rds-db: connect', `${files} PutObjectRetention`],
  nightly: [
    ...base,
    'dynamodb: BatchGetItem ConditionCheckItem DeleteItem GetItem PutItem Query Scan UpdateItem',
    key,
    vpc,
    'rds-db: connect',
    `${files} PutObjectRetention`,
  ],
  migrator: [...base, vpc, key, readFiles, 'dynamodb: BatchGetItem GetItem Query Scan', 'rds-db: connect'],
};

/** A `*` that stays, and why. */
export interface Star {
  /** Function, or functions, by name. */
  readonly of: RegExp;
  readonly actions: RegExp;
  /** The resource, as the template writes it. */
  readonly resource: RegExp;
  readonly reason: string;
}

/** Every `*` in what a function may do. */
export const stars: readonly Star[] = [
  {
    of: /^[a-z]+$/,
    actions: /^xray:Put(TelemetryRecords|TraceSegments)$/,
    resource: /^"\*"$/,
    reason: 'Traces have no resource to name.',
  },
  {
    of: /^(alerts|auditor|cartographer|migrator|nightly|projector|queries|reporter)$/,
    actions: /^ec2:(Assign|Create|Delete|Describe|Unassign)[A-Za-z]+$/,
    resource: /^"\*"$/,
    reason: 'Lambda makes the network interface with the function’s own role, before it has a name.',
  },
  {
    of: /^(projector|dispatcher)$/,
    actions: /^dynamodb:ListStreams$/,
    resource: /^"\*"$/,
    reason: 'DynamoDB takes no resource for it; reading is allowed on our own stream alone.',
  },
  {
    of: /^system$/,
    actions: /^cloudwatch:GetMetricData$/,
    resource: /^"\*"$/,
    reason: 'CloudWatch takes no resource for it; figures hold counts and times, and nothing of anybody.',
  },
  {
    of: /^(commands|queries|exports|projector|effects|importer|reporter|printer|postman|cartographer|nightly|migrator)$/,
    actions: /^s3:(Get|Put)Object$/,
    resource: /Archivos[^"]*"\},"\/\*"/,
    reason: 'Files have a key each, which begins with the institution; the code that makes keys is one.',
  },
  {
    of: /^(queries|auditor|nightly)$/,
    actions: /^s3:(GetObject|PutObject|PutObjectRetention)$/,
    resource: /Sellos[^"]*"\},"\/_auditoria\/\*"/,
    reason: 'One seal a day and institution under one prefix; object lock keeps what was written.',
  },
  {
    of: /^CustomCrossRegionExport(Writer|Reader)/,
    actions: /^ssm:/,
    resource: /parameter\/cdk\/exports\//,
    reason: 'CDK’s own way to bring the ARN of the firewall from us-east-1; it names its prefix.',
  },
  {
    of: /^CustomCDKBucketDeployment/,
    actions: /^s3:/,
    resource: /cdk-hnb659fds-assets|Paginas/,
    reason:
      'CDK’s own function copies the built pages; it reads its assets and writes the bucket of pages alone.',
  },
];
