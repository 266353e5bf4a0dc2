import { type App, Tags } from 'aws-cdk-lib';
import { ApiStack } from './api/api-stack.ts';
import { AsyncStack } from './async/async-stack.ts';
import { assertSound } from './config/faults.ts';
import { optIn } from './config/flags.ts';
import { portalOriginOf, type StageConfig } from './config/stage-config.ts';
import { DataStack } from './data/data-stack.ts';
import { EdgeStack } from './edge/firewall.ts';
import type { InsideVpc } from './functions/product-function.ts';
import type { Settings } from './functions/settings.ts';
import { MigrationsStack } from './migrations/migrations-stack.ts';
import { MonitoringStack } from './monitoring/monitoring-stack.ts';
import type { Pages } from './web/pages.ts';
import { WebStack } from './web/web-stack.ts';

/** What is put into the stacks. */
export interface Release {
  /** Of `package.json`. */
  readonly version: string;
  readonly pages: Pages;
}

/** Every stack of an installation. */
export interface Stacks {
  readonly edge: EdgeStack;
  readonly data: DataStack;
  readonly migrations: MigrationsStack;
  readonly async: AsyncStack;
  readonly api: ApiStack;
  readonly web: WebStack;
  readonly monitoring: MonitoringStack;
}

/** CloudFront takes its firewall from here and nowhere else. */
const EDGE_REGION = 'us-east-1';

const settingsOf = (config: StageConfig, version: string): Settings => ({
  STAGE: config.stage,
  RELEASE: version,
  PORTAL_ORIGIN: portalOriginOf(config),
  TIME_ZONE: config.timeZone,
  TENANT: config.tenant,
  OPERATOR_TENANT: config.operatorTenant,
  DIGEST_LOCK_YEARS: String(config.lockYears),
});

/**
 * Builds every stack of a stage: the one function behind both hosts, `stacks/bin.ts` and `sst.config.ts`.
 *
 * @throws Error naming everything in the configuration that must not be deployed
 */
export const buildApp = (app: App, config: StageConfig, { version, pages }: Release): Stacks => {
  assertSound(config);
  optIn(app);
  const name = (what: string) => `${config.stage}-${config.app}-${what}`;
  const { account, region } = config;
  const props = {
    env: { account, region },
    terminationProtection: config.protected,
    crossRegionReferences: true,
  };

  const edge = new EdgeStack(app, name('edge'), config, { ...props, env: { account, region: EDGE_REGION } });
  const data = new DataStack(app, name('data'), config, props);
  const inside: InsideVpc = { vpc: data.network.vpc, securityGroup: data.network.functions };
  const known = {
    config,
    inside,
    settingsKey: data.key,
    settings: { ...settingsOf(config, version), ...data.settings },
    places: {
      datos: { arn: data.datos.tableArn, streamArn: data.datos.tableStreamArn ?? '' },
      efimeroArn: data.efimero.tableArn,
      filesArn: data.files.bucketArn,
      digestsArn: data.digests.bucketArn,
      dataKeyArn: data.key.keyArn,
      databaseUsersArn: data.database.usersArn,
    },
  };
  // The migration asks for nothing of the stacks after it.
  const migrations = new MigrationsStack(app, name('migrations'), known, props);
  const asyncs = new AsyncStack(app, name('async'), data, known, props);
  const context = {
    ...known,
    settings: { ...known.settings, ...asyncs.settings },
    places: { ...known.places, ...asyncs.places },
  };
  const api = new ApiStack(
    app,
    name('api'),
    {
      ...context,
      bridgeSecret: data.secrets.of('cliente-puente'),
      institutional: data.secrets.institutional,
    },
    props,
  );
  // New code expects the read model of its own release.
  asyncs.addStackDependency(migrations);
  api.addStackDependency(migrations);
  const apiHost = `${api.api.apiId}.execute-api.${region}.amazonaws.com`;
  const web = new WebStack(
    app,
    name('web'),
    { config, pages, release: version, data, apiHost, firewallArn: edge.firewallArn },
    props,
  );
  const monitoring = new MonitoringStack(
    app,
    name('monitoring'),
    {
      config,
      apiId: api.api.apiId,
      apiFunctions: api.functions,
      workers: asyncs.functions,
      deadLetters: asyncs.deadLetters,
      tableName: data.datos.tableName,
      clusterIdentifier: data.database.cluster.clusterIdentifier,
    },
    props,
  );
  for (const [tag, value] of [
    ['producto', config.app],
    ['etapa', config.stage],
  ] as const)
    Tags.of(app).add(tag, value);
  return { edge, data, migrations, async: asyncs, api, web, monitoring };
};
