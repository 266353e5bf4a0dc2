import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureWeb } from '../../scripts/local/web-build.ts';
import { catalogue } from '../../stacks/functions/catalogue.ts';

/** Seconds of processor that synthesis may take, bundling included; on a quiet machine also of the clock. */
const MOST_SECONDS = 30;
const TICKS_PER_SECOND = 100;

/** Processor time of the children this process has waited for, in seconds; the kernel counts theirs too. */
const childrenSeconds = (): number => {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
};

const out = mkdtempSync(join(tmpdir(), 'gore-sintesis-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const report = (file: string) =>
  JSON.parse(readFileSync(join(out, file), 'utf8')) as Readonly<Record<string, unknown>>;

let spent = 0;
let said = '';
let status: number | null = null;

beforeAll(() => {
  ensureWeb(() => undefined);
  const before = childrenSeconds();
  const ran = spawnSync(process.execPath, ['stacks/bin.ts'], {
    encoding: 'utf8',
    // No credentials, no home, no region, and a proxy that leads nowhere.
    env: {
      STAGE: 'prod',
      CDK_OUTDIR: out,
      HOME: out,
      AWS_EC2_METADATA_DISABLED: 'true',
      HTTPS_PROXY: 'http://127.0.0.1:9',
      HTTP_PROXY: 'http://127.0.0.1:9',
    },
  });
  spent = childrenSeconds() - before;
  status = ran.status;
  said = `${ran.stdout}${ran.stderr}`;
}, 180_000);

it('needs neither network nor credentials, and no more than half a minute', () => {
  expect(said.replaceAll(/^Bundling.*$/gm, '').trim()).toBe('');
  expect(status).toBe(0);
  console.log(`síntesis de prod: ${spent.toFixed(1)} s de procesador`);
  expect(spent).toBeLessThanOrEqual(MOST_SECONDS);
});

it('asks AWS nothing it would have to know', () => {
  expect(report('manifest.json').missing).toBeUndefined();
});

it('passes every rule CloudFormation itself checks', () => {
  const { pluginReports } = report('validation-report.json') as {
    readonly pluginReports: readonly {
      readonly conclusion: string;
      readonly violations: readonly unknown[];
    }[];
  };
  expect(pluginReports.map(({ conclusion }) => conclusion)).toEqual(['success']);
  expect(pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
});

it('holds seven stacks and a bundle for every function', () => {
  const templates = readdirSync(out).filter((name) => name.endsWith('.template.json'));
  expect(templates.toSorted()).toEqual(
    ['api', 'async', 'data', 'edge', 'migrations', 'monitoring', 'web'].map(
      (name) => `prod-gore-${name}.template.json`,
    ),
  );
  const bundles = readdirSync(out).filter(
    (name) => /^asset\.[0-9a-f]+$/.test(name) && readdirSync(join(out, name)).includes('index.mjs'),
  );
  expect(bundles).toHaveLength(Object.keys(catalogue).length);
});
