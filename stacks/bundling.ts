import { createRequire } from 'node:module';
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
const unusedCredentials = [
  ...['sso', 'ini', 'process', 'web-identity', 'login', 'http'].map(
    (kind) => `@aws-sdk/credential-provider-${kind}`,
  ),
  '@smithy/credential-provider-imds',
];

const http = join(checkout, 'stacks/functions/lean/http.ts');

/** How every function is bundled: one ES module with all it needs. */
export const bundleOptions = {
  bundle: true,
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
    '@smithy/core/event-streams': join(checkout, 'stacks/functions/lean/event-streams.ts'),
    jsonschema: join(checkout, 'stacks/functions/lean/jsonschema.ts'),
    // Of ElectroDB we use entities, and neither its services nor its conversions.
    electrodb: join(checkout, 'node_modules/electrodb/src/entity.js'),
    http,
    'node:http': http,
    // npm leaves three copies of the same version.
    '@smithy/signature-v4': join(checkout, 'packages/functions/node_modules/@smithy/signature-v4'),
  },
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
} as const satisfies BuildOptions;
