import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryFolder } from '../../stacks/bundling.ts';
import { catalogue, type FunctionName, sheetOf } from '../../stacks/functions/catalogue.ts';
import { everywhere, type Resource, resources } from './harness/resources.ts';
import { templatesOf } from './harness/stacks.ts';

const prod = templatesOf('prod');
const dev = templatesOf('dev');
const names = Object.keys(catalogue) as FunctionName[];

/** CDK's own functions have names CloudFormation gives. */
const ofProduct = (all: readonly Resource[]) => all.filter(({ Properties }) => Properties.FunctionName);
const functions = ofProduct(everywhere(prod, 'AWS::Lambda::Function'));
const byName = (name: string) =>
  functions.find(({ Properties }) => Properties.FunctionName === `gore-prod-${name}`);

const entries = readdirSync(entryFolder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .filter((file) => readFileSync(join(entryFolder, file), 'utf8').includes('export const handler'))
  .map((file) => file.replace(/\.ts$/, ''));

/** What a function asks its environment for, by reading the entry point and what it imports beside it. */
const asks = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const own = [...text.matchAll(/\bsetting\('([A-Z_]+)'\)/g)].map(([, name = '']) => name);
  const stage = [...text.matchAll(/assertStage\(\[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([A-Z_]+)'/g)].map(([, name = '']) => name),
  );
  const queues = [...text.matchAll(/\bqueue\('([A-Z]+)'\)/g)].flatMap(([, name = '']) => [
    `QUEUE_${name}`,
    `QUEUE_${name}_DLQ`,
  ]);
  const imported = [...text.matchAll(/from '(\.\/[^']+)'/g)].flatMap(([, path = '']) => [
    ...asks(join(dirname(file), path), seen),
  ]);
  return new Set([...own, ...stage, ...queues, ...imported]);
};

/** Lambda puts these into every environment. */
const fromLambda = [
  'AWS_REGION',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
];
/** Of modules that serve several functions, of which not all call what asks. */
const notAsked: Readonly<Partial<Record<FunctionName, readonly string[]>>> = {
  mailer: ['RELEASE'],
  notifier: ['PORTAL_ORIGIN', 'RELEASE'],
  effects: ['PORTAL_ORIGIN', 'RELEASE'],
  importer: ['PORTAL_ORIGIN', 'RELEASE'],
  reporter: ['RELEASE'],
  printer: ['PORTAL_ORIGIN', 'RELEASE'],
  postman: ['RELEASE'],
  scheduler: ['PORTAL_ORIGIN', 'RELEASE'],
  cartographer: ['PORTAL_ORIGIN', 'RELEASE'],
  alerts: ['PORTAL_ORIGIN', 'RELEASE'],
  ticker: ['PORTAL_ORIGIN', 'RELEASE'],
  auditor: ['PORTAL_ORIGIN', 'RELEASE'],
  nightly: ['PORTAL_ORIGIN', 'RELEASE'],
  migrator: ['PORTAL_ORIGIN', 'RELEASE'],
};

describe('the catalogue', () => {
  it('has a sheet for every entry point and no other', () => {
    expect(names.toSorted()).toEqual(entries.toSorted());
  });

  it.each(names)('%s is given the settings it asks for, and no secret it does not', (name) => {
    const wanted = [...asks(join(entryFolder, `${name}.ts`))].filter(
      (setting) => !fromLambda.includes(setting) && !notAsked[name]?.includes(setting),
    );
    expect([...sheetOf(name).settings].toSorted()).toEqual(wanted.toSorted());
  });
});

describe('every function', () => {
  it('is deployed once, on arm64 but for the one with a browser, and Node 24, with its own role, log and alias', () => {
    expect(functions.map(({ Properties }) => Properties.FunctionName).toSorted()).toEqual(
      names.map((name) => `gore-prod-${name}`).toSorted(),
    );
    for (const { Properties } of functions)
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: [Properties.Layers ? 'x86_64' : 'arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: expect.anything() },
        KmsKeyArn: expect.anything(),
      });
    const roles = functions.map(({ Properties }) => JSON.stringify(Properties.Role));
    expect(new Set(roles).size).toBe(names.length);
    expect(everywhere(prod, 'AWS::Lambda::Alias').map(({ Properties }) => Properties.Name)).toEqual(
      names.map(() => 'live'),
    );
  });

  it('writes its log for 30 days in prod and 7 elsewhere', () => {
    const days = (templates: typeof prod) =>
      everywhere(templates, 'AWS::Logs::LogGroup').map(({ Properties }) => Properties.RetentionInDays);
    expect(new Set(days(prod))).toEqual(new Set([30]));
    expect(new Set(days(dev))).toEqual(new Set([7]));
    const groups = everywhere(prod, 'AWS::Logs::LogGroup').map(({ Properties }) => Properties.LogGroupName);
    for (const name of names) expect(groups).toContain(`/aws/lambda/gore-prod-${name}`);
  });

  it('runs as often at once as the configuration says', () => {
    expect(byName('queries')?.Properties.ReservedConcurrentExecutions).toBe(40);
    expect(byName('dispatcher')?.Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    const warm = resources(prod.api, 'AWS::Lambda::Alias').flatMap(
      ({ Properties }) => Properties.ProvisionedConcurrencyConfig ?? [],
    );
    expect(warm).toEqual([{ ProvisionedConcurrentExecutions: 2 }, { ProvisionedConcurrentExecutions: 2 }]);
    expect(
      everywhere(dev, 'AWS::Lambda::Function').filter(
        ({ Properties }) => Properties.ReservedConcurrentExecutions !== undefined,
      ),
    ).toEqual([]);
  });

  it('holds no more connections than Aurora gives at its smallest', () => {
    const connections = names
      .filter((name) => sheetOf(name).insideVpc)
      .map((name) => Number(byName(name)?.Properties.ReservedConcurrentExecutions));
    // One connection per container; at 1 ACU (2 GB) PostgreSQL takes about 189.
    expect(connections.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(150);
  });

  it('trusts Amazon where it speaks with the database', () => {
    const trusting = functions.filter(
      ({ Properties }) =>
        (Properties.Environment as { Variables: Record<string, unknown> }).Variables.NODE_EXTRA_CA_CERTS ===
        '/var/runtime/ca-cert.pem',
    );
    expect(trusting.map(({ Properties }) => Boolean(Properties.VpcConfig))).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it('finds no secret written out in its environment', () => {
    const secret = /SECRET$|_KEY$|PEPPER|TOKEN|PASSWORD/;
    for (const { Properties } of functions) {
      const { Variables } = Properties.Environment as { readonly Variables: Record<string, unknown> };
      for (const [name, value] of Object.entries(Variables))
        if (secret.test(name)) expect(typeof value, name).toBe('object');
      // Lambda takes 4 KB in all; references grow to the secrets they name.
      expect(JSON.stringify(Object.keys(Variables)).length).toBeLessThan(2000);
    }
  });
});
