import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests of what is pure, which mutants are run against: no engine is opened, so each run takes moments. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    include: [
      'packages/core/src/kernel/declare/**/*.test.ts',
      'packages/core/src/kernel/runtime/clock/**/*.test.ts',
      'packages/core/src/modules/**/*.test.ts',
    ],
  },
});
