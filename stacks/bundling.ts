import type { BuildOptions } from 'esbuild';

/**
 * Ways to find credentials that a Lambda function never takes: its own come in the environment. The SDK loads them on
 * demand, so leaving them out costs nothing and saves a tenth of every bundle.
 */
const unusedCredentials = ['sso', 'ini', 'process', 'web-identity', 'login', 'http'].map(
  (kind) => `@aws-sdk/credential-provider-${kind}`,
);

/** How every function is bundled: one ES module with all it needs. */
export const bundleOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  conditions: ['module'],
  mainFields: ['module', 'main'],
  external: ['pg-native', ...unusedCredentials],
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
} as const satisfies BuildOptions;
