import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Places } from './places.ts';

const allow = (
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Record<string, Record<string, unknown>>,
): PolicyStatement =>
  new PolicyStatement({
    actions: [...actions],
    resources: [...resources],
    ...(conditions ? { conditions } : {}),
  });

const indexes = (table: string, names: readonly string[]) => names.map((name) => `${table}/index/${name}`);

const dynamo = (...names: readonly string[]) => names.map((name) => `dynamodb:${name}`);

/** Partitions of what already happened: the audit, who came in and who read personal data. */
const HISTORY = ['AUD#*', 'ING#*', 'LEC#*'];

/** Append-only, as far as IAM can say it; that nothing is put twice is a condition of each write. */
const keepHistory = ({ datos }: Places): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.DENY,
    actions: dynamo('UpdateItem', 'DeleteItem'),
    resources: [datos.arn],
    conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': HISTORY } },
  });

const useKey = ({ dataKeyArn }: Places): PolicyStatement =>
  allow(
    [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    [dataKeyArn],
  );

const connectAs =
  (user: string) =>
  ({ databaseUsersArn }: Places) => [allow(['rds-db:connect'], [`${databaseUsersArn}/${user}`])];

const send =
  (queue: keyof Places['queues']) =>
  ({ queues }: Places) => [allow(['sqs:SendMessage'], [queues[queue].arn])];

const receive =
  (queue: keyof Places['queues']) =>
  ({ queues }: Places) => [
    allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queues[queue].arn]),
  ];

/** What a function may be let do, by name; the policies of all functions are made of these and nothing else. */
export const grants = {
  /** Reads of the system of record by key. */
  'datos:leer': (places) => [
    allow(dynamo('GetItem', 'BatchGetItem', 'Query'), [
      places.datos.arn,
      ...indexes(places.datos.arn, ['gsi1', 'gsi2', 'gsi3']),
    ]),
    useKey(places),
  ],
  /** Transactions over the system of record; never over what already happened. */
  'datos:escribir': (places) => [
    allow(dynamo('PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'), [places.datos.arn]),
    keepHistory(places),
  ],
  /** The whole system of record, to build the read model from. */
  'datos:recorrer': ({ datos }) => [allow(dynamo('Scan'), [datos.arn, ...indexes(datos.arn, ['gsi3'])])],
  'datos:seguir': ({ datos, dataKeyArn }) => [
    allow(dynamo('DescribeStream', 'GetRecords', 'GetShardIterator'), [datos.streamArn]),
    // Streams have no names to allow one by one, and Lambda looks for its own among all.
    allow(dynamo('ListStreams'), ['*']),
    allow(['kms:Decrypt'], [dataKeyArn]),
  ],
  efimero: (places) => [
    allow(dynamo('GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'), [
      places.efimeroArn,
      ...indexes(places.efimeroArn, ['gsi1']),
    ]),
    useKey(places),
  ],
  /** Counting failures among their groups, and nothing else of what is short-lived. */
  fallas: (places) => [
    allow(dynamo('UpdateItem', 'DeleteItem'), [places.efimeroArn], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['FALLA#*', 'FALLAS_NUEVAS#*'] },
    }),
    useKey(places),
  ],
  // Without ListBucket S3 answers 403 for what is not there, and no function could tell the one from the other.
  archivos: (places) => [
    allow(['s3:GetObject', 's3:PutObject'], [`${places.filesArn}/*`]),
    allow(['s3:ListBucket'], [places.filesArn]),
  ],
  'archivos:leer': (places) => [
    allow(['s3:GetObject'], [`${places.filesArn}/*`]),
    allow(['s3:ListBucket'], [places.filesArn]),
  ],
  'sellos:leer': ({ digestsArn }) => [
    allow(['s3:GetObject'], [`${digestsArn}/_auditoria/*`]),
    allow(['s3:ListBucket'], [digestsArn]),
  ],
  'sellos:escribir': ({ digestsArn }) => [
    allow(['s3:PutObject', 's3:PutObjectRetention'], [`${digestsArn}/_auditoria/*`]),
  ],
  consultas: connectAs('gore_app'),
  'consultas:migrar': connectAs('gore_admin'),
  eventos: ({ busArn }) => [allow(['events:PutEvents'], [busArn])],
  /** What the dispatcher does: fills every queue, and sets aside what turns in circles. */
  repartir: ({ queues }) => [
    allow(
      ['sqs:SendMessage'],
      Object.values(queues).flatMap(({ arn, deadLetterArn }) => [arn, deadLetterArn]),
    ),
  ],
  /** How much each queue has to do, and what nobody could handle: looking at it and sending it back to its queue. */
  'colas:revisar': ({ queues }) => [
    allow(
      ['sqs:GetQueueAttributes', 'sqs:SendMessage'],
      Object.values(queues).map(({ arn }) => arn),
    ),
    allow(
      ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
      Object.values(queues).map(({ deadLetterArn }) => deadLetterArn),
    ),
  ],
  /** Figures of the installation and the size of the table; CloudWatch has no metrics one could name. */
  'medidas:leer': ({ datos }) => [
    allow(['cloudwatch:GetMetricData'], ['*']),
    allow(dynamo('DescribeTable'), [datos.arn]),
  ],
  'correos:encargar': send('mail'),
  'alertas:encargar': send('alerts'),
  'cola:effects': receive('effects'),
  'cola:imports': receive('imports'),
  'cola:reports': receive('reports'),
  'cola:prints': receive('prints'),
  'cola:deliveries': receive('deliveries'),
  'cola:maps': receive('maps'),
  'cola:notices': receive('notices'),
  'cola:mail': receive('mail'),
  'cola:audit': receive('audit'),
  'cola:alerts': receive('alerts'),
  'correos:enviar': ({ mail }) => [allow(['ses:SendEmail'], [mail.identityArn, mail.configurationSetArn])],
  'puente:firmar': ({ bridgeKeyArn }) => [allow(['kms:Sign', 'kms:GetPublicKey'], [bridgeKeyArn])],
} as const satisfies Readonly<Record<string, (places: Places) => readonly PolicyStatement[]>>;

/** One of the things a function may be let do. */
export type Grant = keyof typeof grants;
