import { ByteReader } from './byte-reader.ts';
import { S3Error } from './errors.ts';

/** A `multipart/form-data` body read up to its file, whose bytes are still on the way. */
export interface UploadForm {
  /** Text fields that came before the file, by lower-case name. S3 ignores those that come after it. */
  readonly fields: ReadonlyMap<string, string>;
  /** Name the browser gave the file. */
  readonly fileName: string;
  readonly file: AsyncIterable<Uint8Array>;
}

const MAX_HEADER_BYTES = 4096;
const MAX_FIELDS_BYTES = 20 * 1024;

const malformed = () =>
  new S3Error(
    400,
    'MalformedPOSTRequest',
    'The body of your POST request is not well-formed multipart/form-data.',
  );

/**
 * Reads the form of a browser upload without holding the file in memory.
 * @throws S3Error 400 for a malformed or truncated body, fields above 20 KiB in all, or no file
 */
export async function readUploadForm(
  contentType: string,
  source: AsyncIterable<Uint8Array>,
): Promise<UploadForm> {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) throw malformed();
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // With a line break in front, the first delimiter looks like all others.
  const reader = new ByteReader(source, '\r\n');
  for await (const preamble of reader.until(delimiter)) if (preamble.length > 0) throw malformed();
  const fields = new Map<string, string>();
  let room = MAX_FIELDS_BYTES;
  while ((await reader.line(MAX_HEADER_BYTES)) === '') {
    const { name, fileName } = await readPartHeader(reader);
    const content = reader.until(delimiter);
    if (name === 'file') return { fields, fileName: fileName ?? '', file: content };
    const value = await readField(content, room);
    room -= value.length;
    fields.set(name.toLowerCase(), value.toString('utf8'));
  }
  throw new S3Error(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');
}

async function readField(content: AsyncIterable<Buffer>, room: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size > room) {
      throw new S3Error(
        400,
        'MaxPostPreDataLengthExceeded',
        'Your POST request fields preceding the upload file were too large.',
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function readPartHeader(reader: ByteReader): Promise<{ name: string; fileName: string | undefined }> {
  let disposition = '';
  for (let line = await nextHeader(reader); line !== ''; line = await nextHeader(reader)) {
    if (/^content-disposition:/i.test(line)) disposition = line;
  }
  const name = parameter(disposition, 'name');
  if (name === undefined) throw malformed();
  return { name, fileName: parameter(disposition, 'filename') };
}

// Header lines carry names in UTF-8.
const nextHeader = async (reader: ByteReader): Promise<string> =>
  Buffer.from(await reader.line(MAX_HEADER_BYTES), 'latin1').toString('utf8');

// Browsers escape exactly these three characters inside the quotes (WHATWG HTML, multipart/form-data encoding).
function parameter(disposition: string, name: string): string | undefined {
  const [, value] = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition) ?? [];
  return value?.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}
