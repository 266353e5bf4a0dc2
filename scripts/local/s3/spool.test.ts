import type fs from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Spool } from './spool.ts';

const SLOW_OPEN_MS = 30;

/** A disk that takes its time to open a file. */
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const open = (...args: Parameters<typeof fs.open>) =>
    void setTimeout(() => real.open(...args), SLOW_OPEN_MS);
  const createWriteStream = (file: string, options: object) =>
    real.createWriteStream(file, { ...options, fs: { ...real, open } });
  return { ...real, createWriteStream };
});

const refused: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('malformed')) }),
};

test('leaves nothing of a body refused before its file is open', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'gore-spool-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const spool = await Spool.open(join(dir, 'spool'));
  await expect(spool.write(refused)).rejects.toThrow('malformed');
  await new Promise((resolve) => setTimeout(resolve, 3 * SLOW_OPEN_MS));
  expect(await readdir(join(dir, 'spool'))).toEqual([]);
});
