import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { producto } from '../../packages/core/src/modules/producto.ts';
import { root } from '../../scripts/local/settings.ts';
import { ensureWeb } from '../../scripts/local/web-build.ts';
import { bundleOptions, esbuild, entryFolder as folder } from '../../stacks/bundling.ts';

/** Files that deploy as a function, without what they share. */
const entries = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .filter((name) => readFileSync(join(folder, name), 'utf8').includes('export const handler'))
  .map((name) => name.replace(/\.ts$/, ''));

const kilobyte = 1000;
const api = ['auth', 'oidc', 'commands', 'queries'];
/** Largest minified size of what each function reads to start, in kB, declarations and all; whatever is not named keeps to that of the API. */
const budgets: Readonly<Record<string, number>> = {
  importer: 1150,
  exports: 900,
  reporter: 2300,
  printer: 1050,
  postman: 1200,
  auditor: 1050,
  nightly: 1050,
  cartographer: 1150,
  projector: 1000,
};
const apiBudget = 900;

/** What a module may add to every function of the API, in kB: its declaration is data, read as fast as it is copied. */
const moduleBudget = 7;
const declarations = 'packages/core/src/modules/';

/** What weighs as much as a whole API function and has a function of its own. */
const heavy = ['exceljs', 'nodemailer', 'puppeteer-core', '@sparticuz/chromium', '@aws-sdk/client-s3'];

type Outputs = Metafile['outputs'];

/** The files a function reads when it starts: its own and those it imports outright, and not those it asks for on demand. */
const startOf = (outputs: Outputs, path: string, seen = new Set<string>()): readonly Outputs[string][] => {
  const output = outputs[path];
  if (!output || seen.has(path)) return [];
  seen.add(path);
  const imported = output.imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
  return [output, ...imported.flatMap((one) => startOf(outputs, one.path, seen))];
};

const bundle = async (name: string) => {
  const { metafile } = await esbuild.build({
    ...bundleOptions,
    entryPoints: [{ in: join(folder, `${name}.ts`), out: 'index' }],
    outdir: name,
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const start = startOf(metafile.outputs, `${name}/index.mjs`);
  const inputs = start.flatMap((output) => Object.entries(output.inputs));
  const sizeOf = (part: string) =>
    inputs.filter(([path]) => path.startsWith(part)).reduce((sum, [, one]) => sum + one.bytesInOutput, 0);
  return {
    size: start.reduce((sum, { bytes }) => sum + bytes, 0) / kilobyte,
    declared: sizeOf(declarations) / kilobyte,
    inputs: Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs)),
  };
};

describe('the functions', () => {
  it('include those of the API', () => {
    expect(entries).toEqual(expect.arrayContaining(api));
  });

  it.each(entries)('%s keeps to its weight', async (name) => {
    const { size, declared, inputs } = await bundle(name);
    expect(declared).toBeLessThanOrEqual(moduleBudget * producto.modules.length);
    expect(size).toBeLessThanOrEqual(budgets[name] ?? apiBudget);
    const carried = heavy.filter((one) => inputs.some((input) => input.includes(`node_modules/${one}/`)));
    expect(name in budgets ? [] : carried).toEqual([]);
  });
});

it('no rule of the declarations reaches the browser', { timeout: 180_000 }, () => {
  ensureWeb(() => undefined);
  const assets = join(root, 'packages/web/dist/_astro');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const rules = ['tres años presupuestarios', 'El avance baja respecto del registrado'];
  const leaked = scripts.filter((name) => {
    const text = readFileSync(join(assets, name), 'utf8');
    return rules.some((sentence) => text.includes(sentence));
  });
  expect(scripts.length).toBeGreaterThan(0);
  expect(leaked).toEqual([]);
});
