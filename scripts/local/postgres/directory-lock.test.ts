import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DirectoryInUseError, lockDirectory } from './directory-lock.ts';

const lockModule = new URL('./directory-lock.ts', import.meta.url).href;
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gore-lock-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const script = (body: string) => [
  '--input-type=module',
  '-e',
  `import { lockDirectory } from '${lockModule}'; ${body}`,
  join(home, 'datos'),
];

test('a second holder is refused with a sentence that says what to do', () => {
  const lock = lockDirectory(join(home, 'datos'));
  expect(() => lockDirectory(join(home, 'datos'))).toThrow(DirectoryInUseError);
  expect(() => lockDirectory(join(home, 'datos'))).toThrow(/Cierre la otra ejecución/);
  lock.release();
});

test('another process is refused while this one holds the directory', () => {
  const lock = lockDirectory(join(home, 'datos'));
  const attempt = script('try { lockDirectory(process.argv[1]) } catch (e) { console.log(e.name) }');
  expect(execFileSync(process.execPath, attempt, { encoding: 'utf8' }).trim()).toBe('DirectoryInUseError');
  lock.release();
});

test('a process that is killed leaves the directory free', async () => {
  const holder = spawn(
    process.execPath,
    script("lockDirectory(process.argv[1]); console.log('held'); setInterval(() => {}, 1e6)"),
  );
  await once(holder.stdout, 'data');
  expect(() => lockDirectory(join(home, 'datos'))).toThrow(DirectoryInUseError);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  lockDirectory(join(home, 'datos')).release();
});
