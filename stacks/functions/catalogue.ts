import type { Grant } from './grants.ts';
import type { Setting } from './settings.ts';

/** A function as it is deployed: what it needs of its machine, what it knows and what it may do. */
export interface FunctionSheet {
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Prints: on x86, the one machine Chromium is packed for, with its files in a layer. */
  readonly browser?: true;
  /** Inside the VPC, with the database; only for what reads or fills the read model. */
  readonly insideVpc?: true;
  readonly settings: readonly Setting[];
  readonly may: readonly Grant[];
}

/** What `cloudPorts` asks for. */
const record: readonly Setting[] = [
  'TABLE_DATOS',
  'TABLE_EFIMERO',
  'TIME_ZONE',
  'PERSON_KEY',
  'BUCKET_FILES',
];
const http: readonly Setting[] = [...record, 'PORTAL_ORIGIN', 'RELEASE', 'EDGE_SECRET'];
const database: readonly Setting[] = ['PG_HOST', 'PG_PORT', 'PG_DATABASE'];
const digests: readonly Setting[] = ['BUCKET_DIGESTS', 'DIGEST_LOCK_YEARS'];

const queues: readonly Setting[] = [
  'QUEUE_EFFECTS',
  'QUEUE_EFFECTS_DLQ',
  'QUEUE_IMPORTS',
  'QUEUE_IMPORTS_DLQ',
  'QUEUE_REPORTS',
  'QUEUE_REPORTS_DLQ',
  'QUEUE_PRINTS',
  'QUEUE_PRINTS_DLQ',
  'QUEUE_DELIVERIES',
  'QUEUE_DELIVERIES_DLQ',
  'QUEUE_MAIL',
  'QUEUE_MAIL_DLQ',
  'QUEUE_AUDIT',
  'QUEUE_AUDIT_DLQ',
  'QUEUE_MAPS',
  'QUEUE_MAPS_DLQ',
  'QUEUE_ALERTS',
  'QUEUE_ALERTS_DLQ',
  'QUEUE_NOTICES',
  'QUEUE_NOTICES_DLQ',
];

const readAndWrite: readonly Grant[] = ['datos:leer', 'datos:escribir', 'efimero'];

/** Of API Gateway, less a second to say so: after 30 it answers by itself. */
const BEFORE_GATEWAY = 29;
const QUARTER_HOUR = 900;

/** Every function of the product, one for each entry point under `packages/functions/src/lambda`. */
export const catalogue = {
  auth: {
    memoryMb: 1024,
    timeoutSeconds: BEFORE_GATEWAY,
    settings: [
      ...http,
      'STAGE',
      'OIDC_ISSUER',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'OPERATOR_TENANT',
      'TENANT',
      'SEALING_KEY',
      'QUEUE_MAIL',
    ],
    may: [...readAndWrite, 'correos:encargar'],
  },
  oidc: {
    memoryMb: 512,
    timeoutSeconds: BEFORE_GATEWAY,
    settings: [
      ...http,
      'STAGE',
      'BRIDGE_CLIENT_ID',
      'BRIDGE_CLIENT_SECRET',
      'BRIDGE_REDIRECT_URI',
      'BRIDGE_KEY_ID',
      'BRIDGE_PEPPER',
      'CLAVEUNICA_CLIENT_ID',
      'CLAVEUNICA_CLIENT_SECRET',
    ],
    may: ['efimero', 'puente:firmar'],
  },
  commands: {
    memoryMb: 1024,
    timeoutSeconds: BEFORE_GATEWAY,
    settings: http,
    may: [...readAndWrite, 'archivos'],
  },
  queries: {
    memoryMb: 1024,
    timeoutSeconds: BEFORE_GATEWAY,
    insideVpc: true,
    settings: [...http, ...database, 'BUCKET_DIGESTS', 'READY_TOKEN'],
    may: [...readAndWrite, 'archivos', 'sellos:leer', 'consultas'],
  },
  exports: {
    memoryMb: 1536,
    timeoutSeconds: BEFORE_GATEWAY,
    settings: http,
    may: ['datos:leer', 'efimero', 'archivos:leer'],
  },
  system: {
    memoryMb: 512,
    timeoutSeconds: BEFORE_GATEWAY,
    settings: [...http, ...queues, 'OPERATOR_TENANT', 'TENANT', 'PG_HOST'],
    may: [...readAndWrite, 'colas:revisar', 'medidas:leer'],
  },
  projector: {
    memoryMb: 1024,
    timeoutSeconds: 60,
    insideVpc: true,
    settings: [...database, 'BUCKET_FILES', 'TABLE_EFIMERO'],
    may: ['datos:seguir', 'consultas', 'archivos:leer', 'fallas'],
  },
  dispatcher: {
    memoryMb: 512,
    timeoutSeconds: 60,
    settings: ['EVENT_BUS', ...queues, 'TABLE_EFIMERO'],
    may: ['datos:seguir', 'repartir', 'eventos', 'fallas'],
  },
  effects: {
    memoryMb: 1024,
    timeoutSeconds: 60,
    settings: [...record, 'QUEUE_MAIL'],
    may: [...readAndWrite, 'archivos', 'cola:effects', 'correos:encargar'],
  },
  notifier: {
    memoryMb: 512,
    timeoutSeconds: 60,
    settings: [...record, 'QUEUE_MAIL'],
    may: [...readAndWrite, 'cola:notices', 'correos:encargar'],
  },
  mailer: {
    memoryMb: 512,
    timeoutSeconds: 60,
    settings: [...record, 'SEALING_KEY', 'PORTAL_ORIGIN', 'MAIL_FROM'],
    may: [...readAndWrite, 'cola:mail', 'correos:enviar'],
  },
  importer: {
    memoryMb: 2048,
    timeoutSeconds: QUARTER_HOUR,
    settings: record,
    may: [...readAndWrite, 'archivos', 'cola:imports'],
  },
  reporter: {
    memoryMb: 1536,
    timeoutSeconds: QUARTER_HOUR,
    insideVpc: true,
    settings: [...record, ...database, 'PORTAL_ORIGIN'],
    may: [...readAndWrite, 'archivos', 'consultas', 'cola:reports'],
  },
  printer: {
    memoryMb: 2048,
    timeoutSeconds: QUARTER_HOUR,
    browser: true,
    settings: [...record, 'CHROMIUM_PACK'],
    may: [...readAndWrite, 'archivos', 'cola:prints'],
  },
  postman: {
    memoryMb: 512,
    timeoutSeconds: 120,
    settings: [...record, 'PORTAL_ORIGIN', 'MAIL_FROM'],
    may: [...readAndWrite, 'archivos', 'cola:deliveries', 'correos:enviar'],
  },
  scheduler: {
    memoryMb: 512,
    timeoutSeconds: 60,
    settings: record,
    may: readAndWrite,
  },
  cartographer: {
    memoryMb: 2048,
    timeoutSeconds: QUARTER_HOUR,
    insideVpc: true,
    settings: [...record, ...database],
    may: [...readAndWrite, 'archivos', 'consultas', 'cola:maps'],
  },
  alerts: {
    memoryMb: 1536,
    timeoutSeconds: QUARTER_HOUR,
    insideVpc: true,
    settings: [...record, ...database],
    may: [...readAndWrite, 'consultas', 'cola:alerts'],
  },
  ticker: {
    memoryMb: 512,
    timeoutSeconds: 60,
    settings: [...record, 'QUEUE_ALERTS'],
    may: ['datos:leer', 'alertas:encargar'],
  },
  auditor: {
    memoryMb: 1024,
    timeoutSeconds: QUARTER_HOUR,
    insideVpc: true,
    settings: [...record, ...database, ...digests],
    may: [...readAndWrite, 'sellos:leer', 'sellos:escribir', 'consultas', 'cola:audit'],
  },
  nightly: {
    memoryMb: 1024,
    timeoutSeconds: QUARTER_HOUR,
    insideVpc: true,
    settings: [...record, ...database, ...digests],
    may: [...readAndWrite, 'datos:recorrer', 'archivos:leer', 'sellos:leer', 'sellos:escribir', 'consultas'],
  },
  migrator: {
    memoryMb: 1024,
    timeoutSeconds: QUARTER_HOUR,
    insideVpc: true,
    settings: [...record, ...database, 'PG_FIRST_PASSWORD'],
    may: ['datos:leer', 'datos:recorrer', 'consultas:migrar', 'archivos:leer'],
  },
} as const satisfies Readonly<Record<string, FunctionSheet>>;

/** Name of a function of the product. */
export type FunctionName = keyof typeof catalogue;

/** What is known of a function. */
export const sheetOf = (name: FunctionName): FunctionSheet => catalogue[name];
