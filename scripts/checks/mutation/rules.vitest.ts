import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of a whole workflow or a whole spreadsheet: half a minute for each mutant, and the rules are met without them. */
const long = ['alertas.dias', 'gestion.matriz', 'ipr.matriz', 'ipr.planilla', 'planillas.reales'];

/** The tests of the modules, which mutants of their rules are run against. */
export default defineConfig({
  test: {
    // Counting which test reaches which mutant makes them six times longer.
    testTimeout: 60_000,
    isolate: false,
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    include: ['packages/core/src/modules/**/*.test.ts'],
    exclude: long.map((name) => `**/${name}.test.ts`),
  },
});
