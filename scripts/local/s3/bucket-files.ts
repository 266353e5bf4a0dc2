import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ObjectRecord, objectRecordSchema } from './object-record.ts';

const READERS = 32;

/**
 * Reads the sidecars of a bucket and deletes the data files none of them names: an upload that a crash cut between
 * placing the bytes and publishing them.
 * @throws Error naming the sidecar that cannot be read; nothing is guessed or skipped
 */
export async function loadBucket(dir: string): Promise<ObjectRecord[]> {
  const names = await readdir(dir);
  const sidecars = names.filter((name) => name.endsWith('.json'));
  const records: ObjectRecord[] = [];
  const pending = sidecars.values();
  const reader = async () => {
    for (const name of pending) records.push(await readSidecar(join(dir, name)));
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  const referenced = new Set(records.map((record) => record.data));
  const orphans = names.filter((name) => name.endsWith('.data') && !referenced.has(name));
  for (const name of orphans) await rm(join(dir, name), { force: true });
  return records;
}

async function readSidecar(file: string): Promise<ObjectRecord> {
  try {
    return objectRecordSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new Error(`The S3 sidecar ${file} is damaged`, { cause });
  }
}
