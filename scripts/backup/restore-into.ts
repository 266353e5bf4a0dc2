import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { EmbeddedDynamo } from '../local/dynamodb/engine.ts';
import { fileStem } from '../local/s3/object-record.ts';
import {
  BackupRefused,
  comparePart,
  headName,
  type Manifest,
  manifestName,
  type Part,
  readHead,
  readManifest,
} from './manifest.ts';
import {
  keyFiles,
  type Listed,
  objectName,
  objectsFolder,
  objectsName,
  sqliteFiles,
  tableFolder,
} from './members.ts';
import { BrokenArchive, type Member, readTar } from './tar.ts';

const plainFiles: ReadonlySet<string> = new Set([...sqliteFiles, ...keyFiles]);
const BATCH = 500;

type Entries = readonly (readonly [string, string])[];

async function* entriesIn(text: string): AsyncGenerator<Entries> {
  const lines = text.split('\n').filter(Boolean);
  for (let at = 0; at < lines.length; at += BATCH)
    yield lines.slice(at, at + BATCH).map((line): readonly [string, string] => {
      const tab = line.indexOf('\t');
      return [line.slice(0, tab), line.slice(tab + 1)];
    });
}

/** Puts the members of a backup where the engines look for them, under a folder of its own. */
class Unpacking {
  readonly #target: string;
  readonly #objects = new Map<string, Listed>();
  readonly parts: Part[] = [];
  head: string | undefined;
  manifest: Manifest | undefined;

  constructor(target: string) {
    this.#target = target;
  }

  async take({ name, body, size }: Member): Promise<void> {
    const hash = createHash('sha256');
    async function* hashed() {
      for await (const chunk of body) {
        hash.update(chunk);
        yield chunk;
      }
    }
    if (this.head === undefined && name !== headName)
      throw new BackupRefused('El archivo no es un respaldo de GORE_OS.');
    const text = async () => (await buffer(hashed())).toString('utf8');
    if (name === manifestName) {
      this.manifest = readManifest(await text());
      return;
    }
    if (name === headName) {
      this.head = await text();
      readHead(this.head);
    } else if (name === objectsName) this.#list(await text());
    else if (name.startsWith(tableFolder))
      await EmbeddedDynamo.fill(join(this.#target, 'dynamodb'), entriesIn(await text()));
    else if (name.startsWith(objectsFolder)) await this.#placeObject(name, hashed());
    else if (plainFiles.has(name))
      await writeFile(join(this.#target, name), await buffer(hashed()), { mode: 0o600 });
    else throw new BackupRefused(`El respaldo trae «${name}», que esta versión no conoce: no se restauró.`);
    this.parts.push({ name, bytes: size, sha256: hash.digest('hex') });
  }

  #list(text: string): void {
    for (const line of text.split('\n').filter(Boolean)) {
      const listed = JSON.parse(line) as Listed;
      this.#objects.set(objectName(listed), listed);
    }
  }

  async #placeObject(name: string, body: AsyncIterable<Uint8Array>): Promise<void> {
    const listed = this.#objects.get(name);
    if (!listed)
      throw new BackupRefused(`El respaldo trae «${name}», que su lista no nombra: no se restauró.`);
    const folder = join(this.#target, 's3/buckets', listed.bucket);
    const data = join(folder, listed.record.data);
    // Names come from the archive: none may lead out of the folder.
    if (dirname(data) !== folder) throw new BackupRefused('El respaldo está dañado: no se restauró.');
    await mkdir(folder, { recursive: true });
    await pipeline(body, createWriteStream(data));
    await writeFile(join(folder, `${fileStem(listed.record.key)}.json`), JSON.stringify(listed.record));
  }
}

/**
 * Unpacks a backup into an empty folder, as the data of an installation, and proves every byte of it.
 *
 * @throws BackupRefused when it is no backup, is not whole, is damaged, or is newer than this release
 */
export const restoreInto = async (file: string, target: string): Promise<Manifest> => {
  await mkdir(target, { recursive: true });
  const unpacking = new Unpacking(target);
  try {
    await pipeline(createReadStream(file), createGunzip(), async (bytes: AsyncIterable<Uint8Array>) => {
      for await (const member of readTar(bytes)) await unpacking.take(member);
    });
  } catch (error) {
    if (error instanceof BackupRefused) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (error instanceof BrokenArchive || /^Z_|^ERR_STREAM_PREMATURE/.test(code))
      throw new BackupRefused('El respaldo está incompleto o dañado: use otro. Este no se restauró.', {
        cause: error,
      });
    throw error;
  }
  const { manifest, parts } = unpacking;
  if (!manifest) throw new BackupRefused('El respaldo está incompleto: use otro. Este no se restauró.');
  comparePart(parts, manifest.parts);
  return manifest;
};
