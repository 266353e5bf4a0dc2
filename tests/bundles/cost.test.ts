import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogue, type FunctionName, sheetOf } from '../../stacks/functions/catalogue.ts';
import { type Bundles, makeBundles } from './harness/bundle.ts';
import { startContainer } from './harness/container.ts';

const names = Object.keys(catalogue) as FunctionName[];
const api: readonly FunctionName[] = ['auth', 'oidc', 'commands', 'queries'];
/** People wait for those of the API; the rest is measured in `npm run test:full`. */
const measured = process.env.GORE_FULL === '1' ? names : api;

/**
 * Milliseconds of CPU to import a function of the API; on Lambda this is most of a cold start. The aim is 150, which was
 * kept with three modules: each module reads and checks its declaration at the start and adds a millisecond or two.
 */
const API_IMPORT = 180;
const WORKER_IMPORT = 300;
/** The machine may be busy with something else: the least of several starts is nearest to the truth. */
const MOST_STARTS = 5;
/** What `reference.mjs` takes on a machine that has little else to do; a busier one gets that much more time. */
const REFERENCE = 80;

let bundles: Bundles;
beforeAll(async () => {
  bundles = await makeBundles(measured);
}, 120_000);
afterAll(() => bundles.remove());

/** Any value of the right shape: nothing is called. */
const anything = (name: FunctionName): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(sheetOf(name).settings.map((setting) => [setting, 'k'.repeat(43)])),
  AWS_ACCESS_KEY_ID: 'x',
  AWS_SECRET_ACCESS_KEY: 'x',
  AWS_SESSION_TOKEN: 'x',
  STAGE: 'dev',
  PORTAL_ORIGIN: 'https://portal.ejemplo.gob.cl',
  OIDC_ISSUER: 'https://emisor.ejemplo.gob.cl',
  TIME_ZONE: 'America/Santiago',
});

const importCpu = async (name: FunctionName): Promise<number> => {
  const container = await startContainer({
    name,
    folder: bundles.folderOf(name),
    environment: anything(name),
  });
  await container.stop();
  return container.importCpuMs;
};

const reference = (): number =>
  Number(
    execFileSync(process.execPath, [fileURLToPath(new URL('./harness/reference.mjs', import.meta.url))], {
      encoding: 'utf8',
    }),
  );

/** The least a start took, as a quiet machine would have taken it. */
const least = async (name: FunctionName, enough: number): Promise<number> => {
  let found = Number.POSITIVE_INFINITY;
  for (let start = 0; start < MOST_STARTS && found > enough; start += 1) {
    const slowness = Math.max(1, reference() / REFERENCE);
    found = Math.min(found, (await importCpu(name)) / slowness);
  }
  return found;
};

// Their weight is held by tests/repo/bundles, which tells machinery from declarations; here it is only told.
it.each(measured)('%s starts in time', { timeout: 120_000 }, async (name) => {
  const time = api.includes(name) ? API_IMPORT : WORKER_IMPORT;
  const [kilobytes, cpu] = [bundles.sizeOf(name), await least(name, time)];
  console.log(`${name.padEnd(10)} ${Math.round(kilobytes)} kB, ${Math.round(cpu)} ms de ${time}`);
  expect(cpu).toBeLessThanOrEqual(time);
});

it('no two functions are the same bundle', () => {
  expect(new Set(measured.map(bundles.folderOf)).size).toBe(measured.length);
});
