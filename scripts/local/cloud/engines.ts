import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createFailureGroups, type FailureGroups } from '@gore/core/failures/groups.ts';
import type { Tables } from '@gore/core/kernel/runtime/store/table.ts';
import { launchHere } from '@gore/core/ports/chromium-launch.ts';
import { createChromiumPrinter } from '@gore/core/ports/chromium-printer.ts';
import type { Printer } from '@gore/core/ports/printer.ts';
import { createPrometheusMetrics, type PrometheusMetrics } from '@gore/core/ports/prometheus.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import type { Log } from '@gore/functions/http/log.ts';
import { powertoolsLog } from '@gore/functions/http/powertools-log.ts';
import { failureLog } from '@gore/functions/observe/failure-log.ts';
import { type HashPool, openHashPool } from '../accounts/hash-pool.ts';
import { EmbeddedDynamo } from '../dynamodb/engine.ts';
import { journaled, openJournal } from '../journal/journal.ts';
import type { RotatingFile } from '../journal/rotating-file.ts';
import { type MailSink, openMailSink } from '../mail/mail-sink.ts';
import { type EmbeddedPool, openEmbeddedPostgres } from '../postgres/embedded-postgres.ts';
import { connectRealPostgres } from '../postgres/real-pool.ts';
import { EmbeddedS3 } from '../s3/embedded-s3.ts';
import type { Settings } from '../settings.ts';
import { EmbeddedSqs } from '../sqs/embedded-sqs.ts';
import { ensureTables } from '../tables.ts';
import { type Checkpoints, openCheckpoints } from './checkpoints.ts';
import { openDynamoClients } from './dynamo-clients.ts';
import { type ImporterThread, openImporterThread } from './importer-thread.ts';
import { loadSecrets, type Secrets } from './secrets.ts';

/** Bucket of uploads and results; the first part of its paths on the portal's own origin. */
export const filesBucket = 'gore-archivos';

/** Names of the two tables of the embedded cloud. */
export const tables: Tables = { datos: 'gore-datos', efimero: 'gore-efimero' };

/** Zone the people of the demonstration live in. */
export const timeZone = 'America/Santiago';

/** Role under which the product reads and projects. */
const appRole = 'gore_app';

/** The read model as its owner, for migrations, and as the product. */
export interface ReadDatabase {
  readonly owner: SqlPool;
  readonly app: SqlPool;
  /** Stops and starts the embedded server, to see what the portal does without it; absent for an attached one. */
  readonly server?: Pick<EmbeddedPool, 'stop' | 'start'>;
  readonly close: () => Promise<void>;
}

/** What stands in for AWS on one machine. */
export interface Engines {
  readonly dynamo: EmbeddedDynamo;
  readonly client: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  readonly database: ReadDatabase;
  readonly sqs: EmbeddedSqs;
  readonly s3: EmbeddedS3;
  readonly mails: MailSink;
  /** Threads that hash passwords. */
  readonly hasher: HashPool;
  /** Browser that makes documents; it starts with the first of them. */
  readonly printer: Printer;
  /** Thread that reads spreadsheets. */
  readonly importer: ImporterThread;
  readonly secrets: Secrets;
  readonly checkpoints: Checkpoints;
  /** The log of a function: on the console and on this disk, its failures counted by group. */
  readonly logOf: (service: string) => Log;
  readonly failures: FailureGroups;
  readonly metrics: PrometheusMetrics;
  readonly journal: RotatingFile;
  readonly close: () => Promise<void>;
}

/** Longest a statement may take while people wait for pages. */
const queryTimeoutMs = 30_000;
/** The same where nobody waits: a restore, a rebuild. The housekeeping of a table that just grew may take minutes there. */
const patientTimeoutMs = 15 * 60_000;

const openDatabase = async (
  { dataDir, templateDir, postgresUrl }: Settings,
  longestMs: number,
): Promise<ReadDatabase> => {
  if (postgresUrl) {
    const pool = connectRealPostgres(postgresUrl);
    return { owner: pool, app: pool, close: () => pool.end() };
  }
  const pool = await openEmbeddedPostgres({
    dir: join(dataDir, 'postgres'),
    templateDir: templateDir ?? join(dataDir, 'plantilla'),
    queryTimeoutMs: longestMs,
    checkoutTimeoutMs: longestMs,
  });
  return { owner: pool, app: pool.as(appRole), server: pool, close: () => pool.end() };
};

/**
 * Opens every engine, each in its own folder under the data directory.
 *
 * @param patient nobody waits for pages: statements may take a quarter of an hour.
 */
export const openEngines = async (settings: Settings, { patient = false } = {}): Promise<Engines> => {
  mkdirSync(settings.dataDir, { recursive: true });
  const at = (name: string) => join(settings.dataDir, name);
  const secrets = loadSecrets(at('claves.json'));
  const credentials = { accessKeyId: secrets.accessKeyId, secretAccessKey: secrets.secretAccessKey };
  const dynamo = await EmbeddedDynamo.open({ path: at('dynamodb') });
  const { client, documents } = openDynamoClients(settings, dynamo, credentials);
  await ensureTables(client, tables);
  const [database, s3] = await Promise.all([
    openDatabase(settings, patient ? patientTimeoutMs : queryTimeoutMs),
    EmbeddedS3.open({ dir: at('s3'), ...credentials }),
  ]);
  await s3.createBucket(filesBucket);
  const sqs = EmbeddedSqs.open({ file: at('colas.db'), baseUrl: 'http://sqs.embedded' });
  const mails = await openMailSink(at('correos.db'));
  const hasher = openHashPool();
  const journal = await openJournal(settings.dataDir);
  const failures = createFailureGroups({ client, table: tables.efimero, now: Date.now });
  const logOf = (service: string) =>
    failureLog(journaled(powertoolsLog(service), service, journal), service, failures);
  const { origin, dynamoEndpoint } = settings;
  const { personKey } = secrets;
  const importer = openImporterThread(
    {
      settings: { origin, ...(dynamoEndpoint ? { dynamoEndpoint } : {}) },
      secrets: { personKey, ...credentials },
      tables,
      filesBucket,
      timeZone,
    },
    dynamo,
    logOf('importer'),
  );
  const printer = createChromiumPrinter(launchHere(settings.chromium));
  const checkpoints = openCheckpoints(at('puntos.db'));
  return {
    dynamo,
    client,
    documents,
    database,
    sqs,
    s3,
    mails,
    hasher,
    printer,
    importer,
    secrets,
    checkpoints,
    logOf,
    failures,
    metrics: createPrometheusMetrics({ version: settings.version }),
    journal,
    close: async () => {
      await sqs.close();
      await mails.close();
      await hasher.close();
      await printer.close();
      await importer.close();
      await s3.close();
      await database.close();
      documents.destroy();
      client.destroy();
      await dynamo.close();
      checkpoints.close();
      await journal.close();
    },
  };
};
