import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EmbeddedDynamo } from '../local/dynamodb/engine.ts';
import type { EmbeddedS3 } from '../local/s3/embedded-s3.ts';
import { fileStem, type ObjectRecord } from '../local/s3/object-record.ts';
import type { Part } from './manifest.ts';
import type { Member } from './tar.ts';

/** Consumers' positions first, so that a restored one sees some changes again rather than missing one. */
export const sqliteFiles = ['puntos.db', 'colas.db', 'correos.db'] as const;
/** Without its keys an installation cannot read what it sealed. */
export const keyFiles = ['claves.json', 'firma-oidc.pem'] as const;
/** Where the parts of the table lie in the archive, and the list of the files that follow it. */
export const tableFolder = 'dynamodb/';
export const objectsName = 's3.ndjson';
export const objectsFolder = 's3/';

const PART_BYTES = 8 * 1024 * 1024;
const ENTRIES_AT_ONCE = 1000;

/** A file as the archive lists it: the bucket and what the store knows of it. */
export interface Listed {
  readonly bucket: string;
  readonly record: ObjectRecord;
}

/** Where a file lies in the archive. */
export const objectName = ({ bucket, record }: Listed): string =>
  `${objectsFolder}${bucket}/${fileStem(record.key)}`;

/** A member from text that is at hand. */
export const textMember = (name: string, text: string): Member => {
  const body = Buffer.from(text);
  return { name, size: body.length, body: [body] };
};

/** Copies of the small databases, each as of one moment. @param spare folder for the copies while they are read */
export async function* sqliteMembers(dataDir: string, spare: string): AsyncGenerator<Member> {
  for (const name of sqliteFiles) {
    const source = join(dataDir, name);
    if (!existsSync(source)) continue;
    const copy = join(spare, name);
    const database = new DatabaseSync(source, { readOnly: true });
    try {
      database.prepare('vacuum into ?').run(copy);
    } finally {
      database.close();
    }
    yield { name, size: (await stat(copy)).size, body: createReadStream(copy) };
    await rm(copy);
  }
}

/** The keys of the installation. */
export async function* keyMembers(dataDir: string): AsyncGenerator<Member> {
  for (const name of keyFiles)
    if (existsSync(join(dataDir, name))) yield textMember(name, await readFile(join(dataDir, name), 'utf8'));
}

const entityIn = /"__edb_e__":\{"S":"(\w+)"\}/;

/**
 * The table as of the moment of the snapshot: a line for each key with the text of its value. What may vanish
 * (sessions, windows, idempotency keys) is not in it, so no restored session lets anybody in.
 *
 * @param count told of every item of the system of record, by what it is.
 */
export async function* tableMembers(
  snapshot: ReturnType<EmbeddedDynamo['snapshot']>,
  { datos, efimero }: { readonly datos: string; readonly efimero: string },
  count: (entity: string) => void,
): AsyncGenerator<Member> {
  const passing = [...['item', 'index', 'expiry'].map((kind) => `${kind}~${efimero}~`), 'token~'];
  let lines: string[] = [];
  let bytes = 0;
  let parts = 0;
  const flush = (): Member => {
    const member = textMember(`${tableFolder}${String(parts).padStart(6, '0')}.tsv`, lines.join(''));
    parts += 1;
    [lines, bytes] = [[], 0];
    return member;
  };
  try {
    for (;;) {
      const entries = await snapshot.nextv(ENTRIES_AT_ONCE);
      if (!entries.length) break;
      for (const [key, value] of entries) {
        if (passing.some((prefix) => key.startsWith(prefix))) continue;
        if (key.startsWith(`item~${datos}~`)) count(entityIn.exec(value)?.[1] ?? 'otros');
        const line = `${key}\t${value}\n`;
        lines.push(line);
        bytes += line.length;
      }
      if (bytes > PART_BYTES) yield flush();
    }
  } finally {
    await snapshot.close();
  }
  yield flush();
}

/**
 * The files of that moment. One that was replaced or deleted since is left out: whatever named it is in the table of
 * before, and the drill says so.
 */
export async function* objectMembers(
  dataDir: string,
  objects: ReturnType<EmbeddedS3['objects']>,
): AsyncGenerator<Member> {
  yield textMember(objectsName, objects.map((listed) => `${JSON.stringify(listed)}\n`).join(''));
  for (const listed of objects) {
    const { bucket, record } = listed;
    const handle = await open(join(dataDir, 's3/buckets', bucket, record.data)).catch(() => undefined);
    if (handle) yield { name: objectName(listed), size: record.size, body: handle.createReadStream() };
  }
}

/** Passes members on and tells, of each, what went in. */
export async function* measured(
  members: AsyncIterable<Member>,
  tell: (part: Part) => void,
): AsyncGenerator<Member> {
  for await (const { name, size, body } of members) {
    const hash = createHash('sha256');
    async function* passed() {
      for await (const chunk of body) {
        hash.update(chunk);
        yield chunk;
      }
    }
    yield { name, size, body: passed() };
    tell({ name, bytes: size, sha256: hash.digest('hex') });
  }
}
