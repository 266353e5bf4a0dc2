import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Ended } from './command.ts';
import type { Finding } from './gate.ts';

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

type VitestFile = z.infer<typeof vitestReport>['testResults'][number];

const beginning = (text: string) => text.split('\n').slice(0, 3).join('\n');

const isUnloaded = ({ status, assertionResults }: VitestFile) =>
  status === 'failed' && assertionResults.length === 0;

const failuresOf = (file: VitestFile): readonly string[] =>
  isUnloaded(file)
    ? [`${file.name}: ${beginning(file.message)}`]
    : file.assertionResults
        .filter(({ status }) => status === 'failed')
        .map(
          ({ fullName, failureMessages }) =>
            `${file.name} › ${fullName}: ${failureMessages.map(beginning).join('\n')}`,
        );

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

const read = <T>(file: string, shape: z.ZodType<T>): T | undefined =>
  existsSync(file) ? shape.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;

const skippedNote = (skipped: number) => (skipped ? { detail: `${skipped} omitidas` } : {});

/** A runner that failed without any failed test (a crash, an error outside the tests) still counts as one failure. */
const settle = ({ ok, output }: Ended, finding: Finding): Finding =>
  ok || finding.failed > 0
    ? finding
    : { ...finding, failed: 1, detail: output || 'Falló fuera de las pruebas.' };

/** Counts what vitest reported; a file that could not even be loaded counts as one failed test. */
export const vitestFinding = (ended: Ended, file: string): Finding => {
  const report = read(file, vitestReport);
  if (!report) return { passed: 0, failed: 1, detail: ended.output || 'vitest no dejó informe.' };
  const failures = report.testResults.flatMap(failuresOf);
  return settle(ended, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(isUnloaded).length,
    ...(failures.length ? { failures } : {}),
    ...skippedNote(report.numPendingTests),
  });
};

/** Counts what Playwright reported; a test that only passed when tried again did not pass. */
export const playwrightFinding = (ended: Ended, file: string): Finding => {
  const report = read(file, playwrightReport);
  if (!report) return { passed: 0, failed: 1, detail: ended.output || 'Playwright no dejó informe.' };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return settle(ended, { passed: expected, failed: unexpected + flaky, ...skippedNote(skipped) });
};
