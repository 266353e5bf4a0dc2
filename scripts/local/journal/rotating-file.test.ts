import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRotatingFile } from './rotating-file.ts';

const noteLoss = (lost: number) => `perdidas ${lost}`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gore-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const linesOf = async (name: string) => (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n');

it('writes every line in its order, in a folder it makes', async () => {
  const file = await openRotatingFile(join(folder, 'log/portal.log'), { maxBytes: 1e6, files: 5 }, noteLoss);
  for (let at = 0; at < 500; at += 1) file.write(`línea ${at}`);
  await file.close();
  expect(await linesOf('log/portal.log')).toEqual(Array.from({ length: 500 }, (_, at) => `línea ${at}`));
});

it('keeps so many files of so many bytes, the newest first, whatever is written and however often it starts', async () => {
  const limits = { maxBytes: 100, files: 3 };
  for (let start = 0; start < 20; start += 1) {
    const file = await openRotatingFile(join(folder, 'portal.log'), limits, noteLoss);
    file.write(`arranque ${String(start).padStart(3, '0')} ${'x'.repeat(25)}`);
    await file.close();
    expect(await file.size()).toBeLessThanOrEqual(300);
  }
  expect((await readdir(folder)).toSorted()).toEqual(['portal.log', 'portal.log.1', 'portal.log.2']);
  expect((await linesOf('portal.log')).at(-1)).toContain('arranque 019');
  expect((await linesOf('portal.log.1')).at(-1)).toContain('arranque 017');
});

it('goes on without a disk, and says how much is missing once it is back', async () => {
  const path = join(folder, 'portal.log');
  const file = await openRotatingFile(path, { maxBytes: 1e6, files: 2 }, noteLoss);
  // Nothing can be written where a folder stands: the same to the program as a disk that is full.
  await mkdir(path);
  file.write('una');
  file.write('otra');
  await file.close();
  await rm(path, { recursive: true });
  file.write('de nuevo');
  await file.close();
  expect(await linesOf('portal.log')).toEqual(['perdidas 2', 'de nuevo']);
});

it('holds no more in memory than it was told', async () => {
  const file = await openRotatingFile(
    join(folder, 'portal.log'),
    { maxBytes: 1e6, files: 2, maxWaiting: 20 },
    noteLoss,
  );
  for (const line of ['0123456789', '0123456789', '0123456789']) file.write(line);
  await file.close();
  file.write('sigue');
  await file.close();
  expect(await linesOf('portal.log')).toEqual(['perdidas 2', '0123456789', 'sigue']);
});
