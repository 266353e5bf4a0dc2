import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** Backups kept of those taken by themselves. */
export const kept = 7;

const ending = '.tar.gz';
const half = '.parcial';
const failureName = 'ultimo-fallo.json';

const noteSchema = z.object({
  /** ISO 8601 in UTC. */
  at: z.string(),
  bytes: z.int(),
  sha256: z.string(),
});

/** A whole backup. */
export interface Backup extends z.infer<typeof noteSchema> {
  readonly file: string;
}

/** The last attempt that failed, when no backup was taken since. */
export interface Failure {
  readonly at: string;
  readonly why: string;
}

const prefix = { whole: 'gore-', masked: 'copia-' } as const;

/** Name a backup taken at a moment has. */
export const fileOf = (dir: string, now: number, masked = false): string =>
  join(
    dir,
    `${masked ? prefix.masked : prefix.whole}${new Date(now).toISOString().replace(/[:.]/g, '-')}${ending}`,
  );

const noteOf = (file: string) => `${file.slice(0, -ending.length)}.json`;

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** Says of a whole backup what it must be; without its note none counts. */
export const writeNote = async (file: string, now: number): Promise<Backup> => {
  const note = {
    at: new Date(now).toISOString(),
    bytes: (await stat(file)).size,
    sha256: await digestOf(file),
  };
  await writeFile(`${noteOf(file)}${half}`, JSON.stringify(note), { mode: 0o600, flush: true });
  await rename(`${noteOf(file)}${half}`, noteOf(file));
  return { ...note, file };
};

/** Removes what an attempt that was cut short left behind. */
export const sweepHalves = async (dir: string): Promise<void> => {
  const names = (await readdir(dir)).filter((name) => name.includes(half));
  await Promise.all(names.map((name) => rm(join(dir, name), { recursive: true, force: true })));
};

const read = async (dir: string, name: string): Promise<readonly Backup[]> => {
  const file = join(dir, `${name.slice(0, -'.json'.length)}${ending}`);
  const note = noteSchema.safeParse(JSON.parse(await readFile(join(dir, name), 'utf8')));
  const size = await stat(file).then(
    ({ size }) => size,
    () => undefined,
  );
  return note.success && note.data.bytes === size ? [{ ...note.data, file }] : [];
};

/** The whole backups of a folder, newest first. */
export const listBackups = async (dir: string): Promise<readonly Backup[]> => {
  if (!existsSync(dir)) return [];
  const notes = (await readdir(dir)).filter(
    (name) => name.startsWith(prefix.whole) && name.endsWith('.json'),
  );
  const found = await Promise.all(notes.map((name) => read(dir, name)));
  return found.flat().toSorted((a, b) => (a.at < b.at ? 1 : -1));
};

/** Removes all but the newest backups; answers the names of those that went. */
export const keepNewest = async (dir: string, count = kept): Promise<readonly string[]> => {
  const old = (await listBackups(dir)).slice(count);
  // The note first: a removal cut short leaves a file that does not count, never a note without its file.
  for (const { file } of old) {
    await rm(noteOf(file), { force: true });
    await rm(file, { force: true });
  }
  return old.map(({ file }) => basename(file));
};

/** Whether the bytes of a backup are still those that were written. */
export const isIntact = async ({ file, sha256 }: Backup): Promise<boolean> =>
  (await digestOf(file)) === sha256;

/** Remembers why the last attempt failed; nothing makes it forgotten. */
export const noteFailure = async (dir: string, failure: Failure | undefined): Promise<void> => {
  const file = join(dir, failureName);
  if (failure) await writeFile(file, JSON.stringify(failure), { mode: 0o600 });
  else await rm(file, { force: true });
};

/** The last attempt that failed, if none has succeeded since. */
export const lastFailure = async (dir: string): Promise<Failure | undefined> => {
  const file = join(dir, failureName);
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Failure) : undefined;
};
