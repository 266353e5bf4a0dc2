/**
 * Settings of a run of mutants: what is mutated, and the tests it is run against.
 * @param {{ mutate: readonly string[], tests: string }} run
 */
export const settingsFor = ({ mutate, tests }) => ({
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: `scripts/checks/mutation/${tests}` },
  mutate: [...mutate, '!**/*.test.ts'],
  ignorePatterns: ['.local', 'packages/web', 'docs', 'stacks'],
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  warnings: { slow: false },
  concurrency: 2,
  timeoutMS: 10_000,
  thresholds: { high: 90, low: 80, break: 80 },
});
