import { datosShape, efimeroShape, efimeroTtl } from '@gore/core/kernel/runtime/store/table.ts';
import { backupTerms } from '@gore/core/ports/backups.ts';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';

const attribute = (name: string) => ({ name, type: AttributeType.STRING });
const sorted = (pk: string, sk: string) => ({ partitionKey: attribute(pk), sortKey: attribute(sk) });

/** The system of record: any second of the last 35 days can be brought back. */
export const createDatos = (scope: Construct, config: StageConfig, key: IKey): Table => {
  const table = new Table(scope, 'Datos', {
    tableName: `${prefixOf(config)}-datos`,
    ...sorted('pk', 'sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    pointInTimeRecoverySpecification: {
      pointInTimeRecoveryEnabled: true,
      recoveryPeriodInDays: backupTerms.recovery,
    },
    deletionProtection: config.protected,
    removalPolicy: config.protected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  for (const { IndexName, Projection } of datosShape.GlobalSecondaryIndexes)
    table.addGlobalSecondaryIndex({
      indexName: IndexName,
      ...sorted(`${IndexName}pk`, `${IndexName}sk`),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...Projection.NonKeyAttributes],
    });
  return table;
};

/** A table brought back from a backup, beside the one of the stack; AWS gives it neither stream nor recovery by itself. */
export const restoredTable = (
  scope: Construct,
  { table, stream }: NonNullable<StageConfig['restored']>,
  encryptionKey: IKey,
): ITable =>
  Table.fromTableAttributes(scope, 'Restaurada', {
    tableArn: Stack.of(scope).formatArn({ service: 'dynamodb', resource: 'table', resourceName: table }),
    tableStreamArn: stream,
    encryptionKey,
  });

/** What may vanish: sessions, rate windows, states of sign-ins. Restoring it would only bring back what was ended. */
export const createEfimero = (scope: Construct, config: StageConfig, key: IKey): Table => {
  const table = new Table(scope, 'Efimero', {
    tableName: `${prefixOf(config)}-efimero`,
    ...sorted('pk', 'sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    timeToLiveAttribute: efimeroTtl,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  for (const { IndexName } of efimeroShape.GlobalSecondaryIndexes)
    table.addGlobalSecondaryIndex({
      indexName: IndexName,
      ...sorted(`${IndexName}pk`, `${IndexName}sk`),
      projectionType: ProjectionType.KEYS_ONLY,
    });
  return table;
};
