import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSettings } from '../settings.ts';
import { openPortal } from './portal.ts';

it.each(['qa', 'prod'])('the embedded portal does not open as %s, nor touches any data', async (stage) => {
  const dataDir = join(tmpdir(), `gore-etapa-${process.pid}-${stage}`);
  const settings = readSettings({ GORE_STAGE: stage, GORE_DATA: dataDir });
  await expect(openPortal(settings, () => undefined)).rejects.toThrow('personas de demostración');
  expect(existsSync(dataDir)).toBe(false);
});
