import { SAMPLE_ACCOUNT } from './faults.ts';
import type { CloudStage, StageConfig } from './stage-config.ts';

/** What the stages of one institution share. Put your own here; `docs/despliegue.md` says what each one is. */
const common = {
  app: 'gore',
  region: 'sa-east-1',
  zones: ['sa-east-1a', 'sa-east-1c'],
  tenant: 'nuble',
  operatorTenant: 'plataforma',
  timeZone: 'America/Santiago',
  mail: { domain: 'portal.example.cl', from: 'no-responder@portal.example.cl' },
  watchers: ['informatica@example.cl'],
  secretsAsOf: '2026-11-22',
} as const;

/** A stage for trying: it sleeps when nobody looks and goes with its stack. */
const trial = {
  ...common,
  database: { version: '17.5', minCapacity: 0, maxCapacity: 2, pauseAfterMinutes: 10, readers: 0 },
  concurrency: {},
  throttle: { rate: 20, burst: 50 },
  requestsPerAddress: 2000,
  protected: false,
  hourlySchedules: false,
  lockYears: 1,
  logDays: 7,
} as const;

const certificate = (id: string) => `arn:aws:acm:us-east-1:${SAMPLE_ACCOUNT}:certificate/${id}`;

/** The installations of an institution on AWS. */
export const stages: Readonly<Record<CloudStage, StageConfig>> = {
  dev: {
    ...trial,
    stage: 'dev',
    account: SAMPLE_ACCOUNT,
    portal: { host: 'dev.portal.ejemplo.gob.cl', certificateArn: certificate('dev') },
    monthlyBudgetUsd: 60,
  },
  qa: {
    ...trial,
    stage: 'qa',
    account: SAMPLE_ACCOUNT,
    portal: { host: 'qa.portal.ejemplo.gob.cl', certificateArn: certificate('qa') },
    monthlyBudgetUsd: 80,
  },
  prod: {
    ...common,
    stage: 'prod',
    account: SAMPLE_ACCOUNT,
    portal: { host: 'portal.ejemplo.gob.cl', certificateArn: certificate('prod') },
    monthlyBudgetUsd: 400,
    database: { version: '17.5', minCapacity: 1, maxCapacity: 8, readers: 1 },
    concurrency: {
      queries: { reserved: 40, provisioned: 2 },
      commands: { reserved: 60, provisioned: 2 },
      auth: { reserved: 20 },
      oidc: { reserved: 20 },
      exports: { reserved: 5 },
      system: { reserved: 5 },
      projector: { reserved: 10 },
      importer: { reserved: 5 },
      reporter: { reserved: 2 },
      printer: { reserved: 2 },
      postman: { reserved: 2 },
      scheduler: { reserved: 1 },
      cartographer: { reserved: 2 },
      alerts: { reserved: 4 },
      ticker: { reserved: 1 },
      auditor: { reserved: 2 },
      nightly: { reserved: 1 },
      migrator: { reserved: 1 },
    },
    throttle: { rate: 300, burst: 600 },
    requestsPerAddress: 10_000,
    protected: true,
    hourlySchedules: true,
    lockYears: 6,
    logDays: 30,
  },
};

/**
 * The configuration of a stage by its name.
 *
 * @throws Error for a name no stage has
 */
export const stageConfig = (name: string | undefined): StageConfig => {
  const found = Object.values(stages).find(({ stage }) => stage === name);
  if (!found)
    throw new Error(`Diga la etapa: --stage ${Object.keys(stages).join(', --stage ')} (no «${name ?? ''}»).`);
  return found;
};
