import { randomFillSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDirectory } from '@gore/core/identity/directory.ts';
import { createSessions } from '@gore/core/identity/sessions.ts';
import { crearUlid } from '@gore/core/kernel/declare/valores/ulid.ts';
import { relojDeSistema } from '@gore/core/kernel/runtime/clock/reloj.ts';
import { maxDeliveries } from '@gore/core/kernel/runtime/events/effects.ts';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createKernel } from '@gore/core/kernel/runtime/write/deps.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { queueNames } from '../../../scripts/local/cloud/feeds.ts';
import { ensureTables } from '../../../scripts/local/tables.ts';
import { tenant } from '../../../scripts/seed/nuble.ts';
import { seedDemo } from '../../../scripts/seed/seed.ts';
import { type FunctionName, sheetOf } from '../../../stacks/functions/catalogue.ts';
import type { Setting } from '../../../stacks/functions/settings.ts';
import { people } from '../../api/harness/people.ts';
import { type Aurora, openAurora } from './aurora.ts';
import { credentials, type EmbeddedAws, openAws } from './aws.ts';
import { type Bundles, makeBundles } from './bundle.ts';
import { type Container, startContainer } from './container.ts';

/** The secret CloudFront would put into each request. */
export const edgeSecret = 'lo-que-solo-sabe-el-borde';

const origin = 'https://portal.ejemplo.gob.cl';
const tables = { datos: 'gore-datos', efimero: 'gore-efimero' };
/** 32 bytes, as the sealer asks. */
const key = 'k'.repeat(43);
const firstPassword = 'la-primera-clave';

/** AWS as the functions see it, with the demonstration in its table. */
export interface World {
  readonly aws: EmbeddedAws;
  readonly aurora: Aurora;
  readonly write: WriteDeps;
  readonly bundles: Bundles;
  /** A function started from its bundle; the same one each time. */
  readonly start: (name: FunctionName) => Promise<Container>;
  /** CPU of importing a function, in milliseconds: of a start of its own. */
  readonly importCpu: (name: FunctionName) => Promise<number>;
  /** The session cookie of one of the demonstration people. */
  readonly cookieOf: (who: keyof typeof people) => Promise<string>;
  readonly close: () => Promise<void>;
}

const settingsOf = (
  { url }: EmbeddedAws,
  { host, port }: Aurora,
): Readonly<Partial<Record<Setting, string>>> => ({
  STAGE: 'dev',
  RELEASE: '9.9.9',
  PORTAL_ORIGIN: origin,
  EDGE_SECRET: edgeSecret,
  TIME_ZONE: 'America/Santiago',
  TENANT: tenant,
  OPERATOR_TENANT: 'plataforma',
  TABLE_DATOS: tables.datos,
  TABLE_EFIMERO: tables.efimero,
  BUCKET_FILES: 'gore-archivos',
  BUCKET_DIGESTS: 'gore-sellos',
  DIGEST_LOCK_YEARS: '0',
  PERSON_KEY: key,
  SEALING_KEY: key,
  READY_TOKEN: 'abre-preparado',
  PG_HOST: host,
  PG_PORT: String(port),
  PG_DATABASE: 'postgres',
  PG_FIRST_PASSWORD: firstPassword,
  EVENT_BUS: 'gore',
  MAIL_FROM: 'no-responder@example.cl',
  OIDC_ISSUER: `${url}/emisor`,
  OIDC_CLIENT_ID: 'portal',
  OIDC_CLIENT_SECRET: key,
  BRIDGE_CLIENT_ID: 'cognito',
  BRIDGE_CLIENT_SECRET: key,
  BRIDGE_REDIRECT_URI: 'https://gore.auth.us-east-1.amazoncognito.com/oauth2/idpresponse',
  BRIDGE_KEY_ID: 'llave',
  BRIDGE_PEPPER: key,
  CLAVEUNICA_CLIENT_ID: 'cu',
  CLAVEUNICA_CLIENT_SECRET: key,
  ...Object.fromEntries(
    queueNames.flatMap((name) => [
      [`QUEUE_${name.toUpperCase()}`, `${url}/000000000000/${name}`],
      [`QUEUE_${name.toUpperCase()}_DLQ`, `${url}/000000000000/${name}-dlq`],
    ]),
  ),
});

const writing = (client: DynamoDBClient): WriteDeps => {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return createKernel(producto, createStore(documents, tables), {
    newId: crearUlid({ ahora: Date.now, llenar: (bytes) => randomFillSync(bytes) }),
    clock: relojDeSistema({ zona: 'America/Santiago' }),
    personKey: key,
  }).write;
};

/** Opens the services, makes the tables, buckets and queues the stacks make, and has CDK bundle the functions. */
export const openWorld = async (names: readonly FunctionName[]): Promise<World> => {
  const home = await mkdtemp(join(tmpdir(), 'gore-mundo-'));
  const [aws, aurora, bundles] = await Promise.all([
    openAws(home),
    openAurora(firstPassword),
    makeBundles(names),
  ]);
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: aws.url,
    credentials: {
      accessKeyId: credentials.AWS_ACCESS_KEY_ID,
      secretAccessKey: credentials.AWS_SECRET_ACCESS_KEY,
    },
  });
  await ensureTables(client, tables);
  for (const bucket of ['gore-archivos', 'gore-sellos']) await aws.s3.createBucket(bucket);
  for (const name of queueNames) {
    aws.sqs.createQueue(`${name}-dlq`);
    aws.sqs.createQueue(name, {
      redrive: { deadLetterQueue: `${name}-dlq`, maxReceiveCount: maxDeliveries },
    });
  }
  const write = writing(client);
  await seedDemo(write, 24);
  const settings = settingsOf(aws, aurora);
  const running = new Map<FunctionName, Promise<Container>>();

  const fresh = (name: FunctionName): Promise<Container> => {
    const { settings: wanted, insideVpc } = sheetOf(name);
    return startContainer({
      name,
      folder: bundles.folderOf(name),
      environment: {
        ...credentials,
        AWS_SESSION_TOKEN: 'sesion',
        AWS_ENDPOINT_URL: aws.url,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        ...Object.fromEntries(wanted.map((setting) => [setting, settings[setting] ?? ''])),
        ...(insideVpc ? { NODE_EXTRA_CA_CERTS: aurora.authority } : {}),
      },
    });
  };
  const start = (name: FunctionName): Promise<Container> => {
    const started = running.get(name) ?? fresh(name);
    running.set(name, started);
    return started;
  };

  return {
    aws,
    aurora,
    write,
    bundles,
    start,
    importCpu: async (name) => {
      const container = await fresh(name);
      await container.stop();
      return container.importCpuMs;
    },
    cookieOf: async (who) => {
      const found = await createDirectory(write.store).byRun(tenant, people[who]);
      if (!found) throw new Error(`Nobody is ${who}`);
      const sessions = createSessions({ client, table: tables.efimero, now: Date.now });
      const { secret } = await sessions.create({ actor: found.actor, ip: '203.0.113.9', browser: 'prueba' });
      return `__Host-sid=${secret}`;
    },
    close: async () => {
      for (const container of running.values()) await (await container).stop();
      client.destroy();
      await aws.close();
      await aurora.close();
      await bundles.remove();
      await rm(home, { recursive: true, force: true });
    },
  };
};
