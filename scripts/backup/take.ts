import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { tables } from '../local/cloud/engines.ts';
import type { EmbeddedDynamo } from '../local/dynamodb/engine.ts';
import type { EmbeddedS3 } from '../local/s3/embedded-s3.ts';
import { type Backup, fileOf, sweepHalves, writeNote } from './catalogue.ts';
import { BackupRefused, headName, headNow, type Manifest, manifestName, type Part } from './manifest.ts';
import { keyMembers, measured, objectMembers, sqliteMembers, tableMembers, textMember } from './members.ts';
import { type Member, writeTar } from './tar.ts';

/** What a backup is taken of, and where it is put. */
export interface Source {
  readonly dynamo: Pick<EmbeddedDynamo, 'snapshot'>;
  readonly s3: Pick<EmbeddedS3, 'objects'>;
  readonly dataDir: string;
  /** Folder of the backups. */
  readonly dir: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Personal data in it were replaced by invented ones. */
  readonly masked?: true;
}

async function* membersOf(
  { dynamo, s3, dataDir, now, masked }: Source,
  spare: string,
): AsyncGenerator<Member> {
  const head = headNow(new Date(now).toISOString());
  const items: Record<string, number> = {};
  const parts: Part[] = [];
  let files = 0;
  async function* held(): AsyncGenerator<Member> {
    yield textMember(headName, JSON.stringify(head));
    yield* sqliteMembers(dataDir, spare);
    // Both at the same moment: nothing else runs between one and the other.
    const [snapshot, objects] = [dynamo.snapshot(), s3.objects()];
    files = objects.length;
    yield* tableMembers(snapshot, tables, (entity) => {
      items[entity] = (items[entity] ?? 0) + 1;
    });
    yield* objectMembers(dataDir, objects);
    yield* keyMembers(dataDir);
  }
  yield* measured(held(), (part) => parts.push(part));
  const manifest: Manifest = { ...head, items, files, masked: masked === true, parts };
  yield textMember(manifestName, JSON.stringify(manifest));
}

/** What a person is told of a backup that could not be written. */
const sentenceOf = (error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EFBIG' || code === 'EDQUOT'
    ? new BackupRefused(
        'No queda espacio para el respaldo: libere disco o indique otra carpeta con GORE_BACKUPS.',
        {
          cause: error,
        },
      )
    : error;
};

/**
 * Takes a backup while the portal goes on working. It grows under another name and gets its own once it is whole and on
 * the disk; whatever cuts it short leaves nothing that counts as a backup.
 *
 * @throws BackupRefused when there is no room
 */
export const takeBackup = async (source: Source): Promise<Backup> => {
  const { dir, now } = source;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await sweepHalves(dir);
  const file = fileOf(dir, now, source.masked);
  const half = `${file}.parcial`;
  const spare = await mkdtemp(`${half}-`);
  try {
    await pipeline(
      Readable.from(writeTar(membersOf(source, spare))),
      createGzip({ level: 1 }),
      createWriteStream(half, { mode: 0o600, flush: true }),
    );
    await rename(half, file);
    const folder = await open(dir);
    await folder.sync();
    await folder.close();
    return await writeNote(file, now);
  } catch (error) {
    await rm(half, { force: true });
    throw sentenceOf(error);
  } finally {
    await rm(spare, { recursive: true, force: true });
  }
};
