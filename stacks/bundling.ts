import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { checkout } from './config/root.ts';

/** The functions pin their own esbuild; the root has another one that Vite brings. */
export const esbuild = createRequire(join(checkout, 'packages/functions/package.json'))(
  'esbuild',
) as typeof import('esbuild');

/** Entry points of the functions: each file with a handler is one. */
export const entryFolder = join(checkout, 'packages/functions/src/lambda');

/**
 * Ways to find credentials that a Lambda function never takes: its own come in the environment. The SDK loads them on
 * demand, so leaving them out costs nothing and saves a tenth of every bundle.
 */
const unusedCredentials = ['sso', 'ini', 'process', 'web-identity', 'login', 'http'].map(
  (kind) => `@aws-sdk/credential-provider-${kind}`,
);

const http = join(checkout, 'stacks/functions/lean/http.ts');

/**
 * Of ElectroDB we use entities, and neither its services nor its conversions; and since it only writes down requests for
 * us, and sends none, no client of AWS. It asks for one with `require`: what is asked for so, and all that hangs on it,
 * comes in whole into every bundle, two thirds of the SDK among it. Made whenever this is read, and gone with the process.
 */
const leanElectro = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gore-electrodb-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'entity.cjs');
  const nothing = join(checkout, 'stacks/functions/lean/nothing.ts');
  esbuild.buildSync({
    entryPoints: [join(checkout, 'node_modules/electrodb/src/entity.js')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    alias: {
      '@aws-sdk/lib-dynamodb': nothing,
      '@aws-sdk/util-dynamodb': nothing,
      jsonschema: join(checkout, 'stacks/functions/lean/jsonschema.ts'),
    },
    logLevel: 'error',
  });
  return outfile;
};

/**
 * How every function is bundled: `index.mjs` with what it needs to start, and beside it, in files of their own, what is
 * imported on demand. Nothing is read from outside its folder.
 */
export const bundleOptions = {
  bundle: true,
  // The build of the pages reads the same declarations and stops at the first that contradicts itself.
  define: { DECLARATIONS_CHECKED: 'true' },
  splitting: true,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'parte-[hash]',
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  conditions: ['module'],
  mainFields: ['module', 'main'],
  // pg looks for a file of passwords only where it was given none.
  external: ['pg-native', 'pgpass', ...unusedCredentials],
  alias: {
    '@aws-sdk/endpoint-cache': join(checkout, 'stacks/functions/lean/endpoint-cache.ts'),
    electrodb: leanElectro(),
    http,
    'node:http': http,
    // npm leaves three copies of the same version.
    '@smithy/signature-v4': join(checkout, 'packages/functions/node_modules/@smithy/signature-v4'),
  },
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
} as const satisfies BuildOptions;
