import { Stack, type StackProps } from 'aws-cdk-lib';
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';
import type { Settings } from '../functions/settings.ts';
import { createBackups } from './backups.ts';
import { createDigests, createFiles, createLogs } from './buckets.ts';
import { databaseName, ReadDatabase } from './database.ts';
import { Network } from './network.ts';
import { Secrets } from './secrets.ts';
import { createDatos, createEfimero, restoredTable } from './tables.ts';

/** Everything that keeps something: tables, buckets, database, secrets; and the network the database is in. */
export class DataStack extends Stack {
  readonly key: Key;
  /** The system of record the stage works on: its own table, or one brought back from a backup. */
  readonly datos: ITable;
  readonly efimero: Table;
  readonly logs: Bucket;
  readonly files: Bucket;
  readonly digests: Bucket;
  readonly network: Network;
  readonly database: ReadDatabase;
  readonly secrets: Secrets;
  readonly #zones: readonly string[];

  constructor(scope: Construct, id: string, config: StageConfig, props: StackProps) {
    super(scope, id, props);
    this.#zones = config.zones;
    this.key = new Key(this, 'Llave', {
      alias: `${prefixOf(config)}-datos`,
      description: 'Tablas, archivos, secretos y ajustes de las funciones',
      enableKeyRotation: true,
    });
    const own = createDatos(this, config, this.key);
    this.datos = config.restored ? restoredTable(this, config.restored, this.key) : own;
    this.efimero = createEfimero(this, config, this.key);
    this.logs = createLogs(this, config);
    this.files = createFiles(this, config, this.key, this.logs);
    this.digests = createDigests(this, config, this.key, this.logs);
    this.network = new Network(this, 'Red', {
      config,
      tableArns: [this.datos.tableArn, this.efimero.tableArn],
      bucketArns: [this.files.bucketArn, this.digests.bucketArn],
    });
    this.database = new ReadDatabase(this, 'Lectura', config, this.network, this.key);
    this.secrets = new Secrets(this, 'Secretos', config, this.key);
    if (config.protected) createBackups(this, config, this.key, { datos: this.datos, files: this.files });
  }

  /** Written out: asking for them would take credentials. */
  override get availabilityZones(): string[] {
    return [...this.#zones];
  }

  /** What the functions know of all this. */
  get settings(): Settings {
    const { cluster, firstPassword } = this.database;
    return {
      TABLE_DATOS: this.datos.tableName,
      TABLE_EFIMERO: this.efimero.tableName,
      BUCKET_FILES: this.files.bucketName,
      BUCKET_DIGESTS: this.digests.bucketName,
      PG_HOST: cluster.clusterEndpoint.hostname,
      PG_PORT: String(cluster.clusterEndpoint.port),
      PG_DATABASE: databaseName,
      PG_FIRST_PASSWORD: firstPassword,
      PERSON_KEY: this.secrets.of('clave-personas'),
      SEALING_KEY: this.secrets.of('clave-sellado'),
      EDGE_SECRET: this.secrets.of('borde'),
      READY_TOKEN: this.secrets.of('preparado'),
      BRIDGE_PEPPER: this.secrets.of('pimienta-puente'),
      BRIDGE_CLIENT_SECRET: this.secrets.of('cliente-puente'),
      CLAVEUNICA_CLIENT_ID: this.secrets.claveUnica.clientId,
      CLAVEUNICA_CLIENT_SECRET: this.secrets.claveUnica.clientSecret,
    };
  }
}
