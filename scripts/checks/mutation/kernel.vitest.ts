import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The kernel's own tests, which open no engine: what the modules' tests would find besides costs hours. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    isolate: false,
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    include: [
      'packages/core/src/kernel/declare/**/*.test.ts',
      'packages/core/src/kernel/runtime/clock/**/*.test.ts',
    ],
  },
});
