import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drill } from '../../scripts/drill/drill.ts';
import { sampleBackup } from '../../scripts/drill/sample.ts';
import { defaultTemplateDir } from '../../scripts/local/postgres/settings.ts';
import { readSettings } from '../../scripts/local/settings.ts';

const ROWS = 100_000;
const TEN_MINUTES = 600;

let spare: string;
let file: string;
const settings = () => ({
  ...readSettings({ GORE_DATA: join(spare, 'datos') }),
  templateDir: defaultTemplateDir(),
});
beforeAll(async () => {
  spare = await mkdtemp(join(tmpdir(), 'gore-simulacro-'));
  file = await sampleBackup(settings(), ROWS, spare);
}, 1_200_000);
afterAll(() => rm(spare, { recursive: true, force: true }));

it('a hundred thousand records come back, whole and read, within ten minutes', async () => {
  const { faults, records, seconds } = await drill(file, settings(), () => undefined);
  console.log(`${ROWS} iniciativas: ${JSON.stringify(seconds)}`);
  expect(faults).toEqual([]);
  expect(records.ipr).toBe(ROWS);
  expect(seconds.restore + seconds.rebuild + seconds.check).toBeLessThan(TEN_MINUTES);
}, 1_200_000);
