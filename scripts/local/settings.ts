import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { release } from '@gore/core/kernel/runtime/release.ts';
import { type Stage, stageOf } from '@gore/functions/stage/stage.ts';
import type { StreamFaults } from './runtime/stream-faults.ts';

/** Root of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where and how the embedded portal runs; every engine can be replaced by naming another. */
export interface Settings {
  /** What it is for; `local` unless told. */
  readonly stage: Stage;
  readonly dataDir: string;
  /** Folder of the backups; inside the data unless told, and better on another disk. */
  readonly backupsDir: string;
  readonly host: string;
  readonly port: number;
  /** Origin people open the portal at. */
  readonly origin: string;
  /** Certificate and key, for a portal that other machines reach. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly version: string;
  /** PostgreSQL with PostGIS to use instead of the embedded one. */
  readonly postgresUrl?: string;
  /** DynamoDB endpoint to use instead of the embedded one; it must offer streams for the read model to follow. */
  readonly dynamoEndpoint?: string;
  /** Where the template of the embedded PostgreSQL is kept; beside the data unless told. */
  readonly templateDir?: string;
  /** Serves the API without the pages, which then need not be built. */
  readonly withoutPages?: boolean;
  /** Unkindness of the real streams to run under, for tests. */
  readonly streamFaults?: StreamFaults;
  /** The institution's own OpenID Connect issuer, by the names `institutionalProvider` reads. */
  readonly institutional: Readonly<Record<string, string | undefined>>;
  /** Mail server and sender to use instead of keeping every message on this machine. */
  readonly mail?: { readonly url: string; readonly from: string };
  /** Browser that makes documents, instead of one that is found. */
  readonly chromium?: string;
  /** How many invented initiatives the demonstration starts with. */
  readonly portfolio: number;
}

const isLoopback = (host: string) => host === '127.0.0.1' || host === 'localhost' || host === '::1';

/**
 * Reads the settings from the environment.
 *
 * @throws Error with a sentence when they contradict each other.
 */
export const readSettings = (env: NodeJS.ProcessEnv = process.env): Settings => {
  const host = env.HOST ?? '127.0.0.1';
  const port = Number(env.PORT ?? 3333);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT=${env.PORT} no es un puerto.`);
  const { CERT_FILE, KEY_FILE, GORE_SMTP_URL, GORE_MAIL_FROM } = env;
  if (GORE_SMTP_URL && !GORE_MAIL_FROM)
    throw new Error('Con GORE_SMTP_URL indique también GORE_MAIL_FROM: quién envía los correos.');
  if (!isLoopback(host) && !(CERT_FILE && KEY_FILE))
    throw new Error(
      `Para atender a otros equipos (HOST=${host}) indique CERT_FILE y KEY_FILE: sin HTTPS no hay sesión segura.`,
    );
  const tls =
    CERT_FILE && KEY_FILE ? { cert: readFileSync(CERT_FILE), key: readFileSync(KEY_FILE) } : undefined;
  const name = env.PUBLIC_HOST ?? (isLoopback(host) ? 'localhost' : host);
  const dataDir = env.GORE_DATA ?? join(root, '.local');
  return {
    stage: stageOf(env.GORE_STAGE),
    dataDir,
    backupsDir: env.GORE_BACKUPS ?? join(dataDir, 'respaldos'),
    host,
    port,
    origin: `${tls ? 'https' : 'http'}://${name}:${port}`,
    ...(tls ? { tls } : {}),
    version: release,
    ...(env.GORE_PG_URL ? { postgresUrl: env.GORE_PG_URL } : {}),
    ...(env.GORE_DYNAMODB_ENDPOINT ? { dynamoEndpoint: env.GORE_DYNAMODB_ENDPOINT } : {}),
    ...(env.GORE_PG_TEMPLATE ? { templateDir: env.GORE_PG_TEMPLATE } : {}),
    ...(env.GORE_PAGES === 'no' ? { withoutPages: true } : {}),
    institutional: Object.fromEntries(
      Object.entries(env).filter(([name]) => name.startsWith('INSTITUTIONAL_OIDC_')),
    ),
    ...(GORE_SMTP_URL && GORE_MAIL_FROM ? { mail: { url: GORE_SMTP_URL, from: GORE_MAIL_FROM } } : {}),
    ...(env.CHROMIUM_PATH ? { chromium: env.CHROMIUM_PATH } : {}),
    portfolio: Number(env.GORE_DEMO_PORTFOLIO ?? 300),
  };
};
