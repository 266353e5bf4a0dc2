import { ownerRole } from '@gore/functions/migrations/database-roles.ts';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  AuroraPostgresEngineVersion,
  CaCertificate,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
  ParameterGroup,
} from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';
import type { Network } from './network.ts';

/** Name of the database inside the cluster. */
export const databaseName = 'gore';

const parameters = {
  'rds.force_ssl': '1',
  timezone: 'UTC',
  // Frozen functions leave sessions behind; no database sleeps while it has any. Milliseconds.
  idle_session_timeout: '60000',
  idle_in_transaction_session_timeout: '60000',
  log_min_duration_statement: '1000',
  // Values of statements may be personal data: they stay out of the log.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_error_statement: 'panic',
};

/** The read model: Aurora PostgreSQL with PostGIS. Whatever it holds can be built again from the system of record. */
export class ReadDatabase extends Construct {
  readonly cluster: DatabaseCluster;
  /** ARN under which IAM tokens for its users are allowed, less the user. */
  readonly usersArn: string;
  /** Opens the database until the first migration has run, and nothing from then on. */
  readonly firstPassword: string;

  constructor(scope: Construct, id: string, config: StageConfig, network: Network, key: IKey) {
    super(scope, id);
    const { minCapacity, maxCapacity, pauseAfterMinutes = 10, version, readers } = config.database;
    const [major = version] = version.split('.');
    const clusterIdentifier = `${prefixOf(config)}-lectura`;
    const engine = DatabaseClusterEngine.auroraPostgres({
      version: AuroraPostgresEngineVersion.of(version, major),
    });
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/aws/rds/cluster/${clusterIdentifier}/postgresql`,
      retention: config.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const caCertificate = CaCertificate.RDS_CA_RSA2048_G1;
    this.cluster = new DatabaseCluster(this, 'Cluster', {
      clusterIdentifier,
      engine,
      parameterGroup: new ParameterGroup(this, 'Parametros', { engine, parameters }),
      credentials: Credentials.fromGeneratedSecret(ownerRole, {
        secretName: `${prefixOf(config)}/base`,
        encryptionKey: key,
      }),
      defaultDatabaseName: databaseName,
      vpc: network.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [network.database],
      writer: ClusterInstance.serverlessV2('escritor', { caCertificate, autoMinorVersionUpgrade: true }),
      readers: Array.from({ length: readers }, (_, at) =>
        ClusterInstance.serverlessV2(`lector${at + 1}`, { caCertificate, scaleWithWriter: true }),
      ),
      serverlessV2MinCapacity: minCapacity,
      serverlessV2MaxCapacity: maxCapacity,
      ...(minCapacity === 0 ? { serverlessV2AutoPauseDuration: Duration.minutes(pauseAfterMinutes) } : {}),
      iamAuthentication: true,
      storageEncrypted: true,
      storageEncryptionKey: key,
      backup: { retention: Duration.days(config.protected ? 7 : 1), preferredWindow: '06:00-07:00' },
      copyTagsToSnapshot: true,
      cloudwatchLogsExports: ['postgresql'],
      deletionProtection: config.protected,
      removalPolicy: config.protected ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY,
    });
    this.cluster.node.addDependency(log);
    const { partition, region, account } = Stack.of(this);
    this.usersArn = `arn:${partition}:rds-db:${region}:${account}:dbuser:${this.cluster.clusterResourceIdentifier}`;
    this.firstPassword = this.cluster.secret?.secretValueFromJson('password').unsafeUnwrap() ?? '';
  }
}
