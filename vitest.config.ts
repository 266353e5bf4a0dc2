import { defineConfig } from 'vitest/config';

/** The long tests run in `npm run test:full`. */
const long = process.env.GORE_FULL === '1' ? [] : ['tests/full/**'];
const whole = { statements: 100, branches: 100, functions: 100, lines: 100 };

const exclude = ['**/node_modules/**', '**/dist/**', '**/.local/**', 'tests/e2e/**', ...long];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      // Reading the modules once per worker, not once per file, is a third of the processor these tests use.
      {
        extends: true,
        test: { name: 'paquetes', include: ['packages/**/*.test.ts'], exclude, isolate: false },
      },
      // The same for the stacks: reading CDK takes longer than asking a template.
      {
        extends: true,
        test: { name: 'nube', include: ['tests/stacks/**/*.test.ts'], exclude, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'resto',
          globalSetup: './tests/api/harness/sweep-seeded.ts',
          include: ['scripts/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [...exclude, 'tests/stacks/**'],
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['packages/core/src/**', 'packages/functions/src/**'],
      exclude: ['**/*.test.ts', '**/testing/**'],
      reporter: ['text-summary', 'html'],
      // The gates only rise.
      thresholds: {
        lines: 80,
        branches: 80,
        'packages/core/src/kernel/**': whole,
        'packages/core/src/modules/**/*.reglas.ts': whole,
      },
    },
  },
});
