import { settingsFor } from './settings.mjs';

export default settingsFor({
  mutate: ['packages/core/src/kernel/declare/**/*.ts', 'packages/core/src/kernel/runtime/clock/**/*.ts'],
  tests: 'kernel.vitest.ts',
});
