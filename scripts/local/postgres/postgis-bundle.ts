import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

const BLOCK = 512;
const WANTED = [
  /\/postgis-3\.so$/,
  /^share\/proj\//,
  /\/extension\/postgis\.control$/,
  /\/extension\/postgis--\d+\.\d+\.\d+\.sql$/,
];

/**
 * Writes a copy of the PostGIS bundle without raster, topology and upgrade scripts. PGlite compiles every library
 * of a bundle at each start; leaving out the two we never use halves the start (2.7 s to 1.3 s) and saves about
 * 300 MB of memory. The copy is stored, not compressed, since it is read at every start.
 */
export async function trimPostgisBundle(source: URL, target: string): Promise<void> {
  const archive = await buffer(createReadStream(source).pipe(createGunzip()));
  const kept = [...entries(archive)].filter(({ name }) => WANTED.some((pattern) => pattern.test(name)));
  const endOfArchive = Buffer.alloc(2 * BLOCK);
  const trimmed = Readable.from([...kept.map(({ bytes }) => bytes), endOfArchive]);
  await pipeline(trimmed, createGzip({ level: 0 }), createWriteStream(target));
}

/** Walks a plain tar: a header block with name and octal size, then the content padded to whole blocks. */
function* entries(archive: Buffer): Generator<{ name: string; bytes: Buffer }> {
  let at = 0;
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const name = text(archive, at, 100);
    const size = Number.parseInt(text(archive, at + 124, 12), 8);
    const end = at + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    yield { name, bytes: archive.subarray(at, end) };
    at = end;
  }
}

function text(archive: Buffer, at: number, length: number): string {
  const field = archive.toString('latin1', at, at + length);
  const end = field.indexOf('\0');
  return end < 0 ? field : field.slice(0, end);
}
