import { settingsFor } from './settings.mjs';

export default settingsFor({
  mutate: ['packages/core/src/modules/**/*.reglas.ts'],
  tests: 'rules.vitest.ts',
});
