import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { playwrightFinding, vitestFinding } from './reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'gore-informes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (report: object): string => {
  const file = join(folder, 'informe.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
};
const well = { ok: true, output: '' };
const badly = { ok: false, output: 'se cayó' };

describe('what vitest reports', () => {
  const report = (passed: number, failed: number, testResults: readonly object[] = []) =>
    written({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 0, testResults });

  it('is counted test by test', () => {
    expect(vitestFinding(well, report(12, 0))).toEqual({ passed: 12, failed: 0 });
    expect(vitestFinding(badly, report(10, 2))).toEqual({ passed: 10, failed: 2 });
  });

  it('counts a file that could not be loaded as one failure, and names it', () => {
    const passed = { status: 'passed', fullName: 'suma', failureMessages: [] };
    const unloaded = [
      { name: 'a.test.ts', status: 'failed', message: 'no abre', assertionResults: [] },
      { name: 'b.test.ts', status: 'passed', message: '', assertionResults: [passed] },
    ];
    expect(vitestFinding(badly, report(1, 0, unloaded))).toEqual({
      passed: 1,
      failed: 1,
      failures: ['a.test.ts: no abre'],
    });
  });

  it('names each test that failed with the beginning of its failure', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'suma', failureMessages: [] },
      { status: 'failed', fullName: 'resta', failureMessages: ['uno\ndos\ntres\ncuatro'] },
    ];
    const files = [{ name: 'a.test.ts', status: 'failed', message: '', assertionResults }];
    expect(vitestFinding(badly, report(1, 1, files)).failures).toEqual(['a.test.ts › resta: uno\ndos\ntres']);
  });

  it('never passes a run that ended badly', () => {
    expect(vitestFinding(badly, report(12, 0))).toEqual({ passed: 12, failed: 1, detail: 'se cayó' });
    expect(vitestFinding(badly, join(folder, 'none.json'))).toMatchObject({ passed: 0, failed: 1 });
  });

  it('says how many tests were left out', () => {
    const file = written({ numPassedTests: 3, numFailedTests: 0, numPendingTests: 2, testResults: [] });
    expect(vitestFinding(well, file)).toEqual({ passed: 3, failed: 0, detail: '2 omitidas' });
  });
});

describe('what Playwright reports', () => {
  const report = (stats: object) =>
    written({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } });

  it('is counted test by test, and what passed only the second time did not pass', () => {
    expect(playwrightFinding(well, report({ expected: 5, flaky: 1 }))).toEqual({ passed: 5, failed: 1 });
  });

  it('never passes a run that ended badly', () => {
    expect(playwrightFinding(badly, report({ expected: 5 }))).toMatchObject({ passed: 5, failed: 1 });
    expect(playwrightFinding(badly, join(folder, 'none.json'))).toMatchObject({ passed: 0, failed: 1 });
  });
});
