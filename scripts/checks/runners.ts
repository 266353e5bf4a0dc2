import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed, runScript } from './command.ts';
import type { Finding } from './gate.ts';
import { playwrightFinding, vitestFinding } from './reports.ts';

const withReport = async (use: (file: string) => Promise<Finding>): Promise<Finding> => {
  const folder = mkdtempSync(join(tmpdir(), 'gore-informe-'));
  try {
    return await use(join(folder, 'informe.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Runs vitest and counts its tests. */
export const vitest = (args: readonly string[], patience: number): Promise<Finding> =>
  withReport(async (file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const ended = await runScript(installed('vitest'), ['run', ...reporters, ...args], {
      shown: true,
      patience,
    });
    return vitestFinding(ended, file);
  });

/** Runs the tests that open a real browser and counts them. */
export const playwright = (config: string, patience: number): Promise<Finding> =>
  withReport(async (file) => {
    const args = ['test', '-c', config, '--reporter=list,json'];
    const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file };
    return playwrightFinding(
      await runScript(installed('playwright'), args, { shown: true, patience, env }),
      file,
    );
  });
