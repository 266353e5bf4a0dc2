import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from './byte-reader.ts';
import { decodeAwsChunked } from './chunked.ts';
import { readUploadForm } from './form-data.ts';

/** The bytes cut into pieces of the given sizes, over and over. */
async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return Buffer.concat(pieces);
}

const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
// A small alphabet makes half delimiters and false line ends likely.
const payload = fc
  .array(fc.constantFrom('\r', '\n', '-', 'b', '0', 'ñ', '😀'), { maxLength: 60 })
  .map((characters) => Buffer.from(characters.join('')));

describe('reading a stream that is cut anywhere', () => {
  it('finds a delimiter wherever it falls', async () => {
    const delimiter = Buffer.from('\r\n--b');
    const property = fc.asyncProperty(payload, cuts, async (body, sizes) => {
      const end = Buffer.concat([body, delimiter]).indexOf(delimiter);
      const reader = new ByteReader(cut(Buffer.concat([body, delimiter, Buffer.from('rest\r\n')]), sizes));
      expect(await collect(reader.until(delimiter))).toEqual(body.subarray(0, end));
    });
    await fc.assert(property);
  });

  it('takes aws-chunked framing off', async () => {
    const property = fc.asyncProperty(fc.array(payload), cuts, async (payloads, sizes) => {
      const full = payloads.filter((each) => each.length > 0);
      const frames = full.map((each) =>
        Buffer.concat([Buffer.from(`${each.length.toString(16)};x=y\r\n`), each, Buffer.from('\r\n')]),
      );
      const wire = Buffer.concat([...frames, Buffer.from('0\r\nX-Amz-Checksum-Crc32: abc=\r\n\r\n')]);
      const trailers: string[] = [];
      const decoded = decodeAwsChunked(cut(wire, sizes), (name, value) => trailers.push(`${name}=${value}`));
      expect(await collect(decoded)).toEqual(Buffer.concat(full));
      expect(trailers).toEqual(['x-amz-checksum-crc32=abc=']);
    });
    await fc.assert(property);
  });

  it('never takes a truncated aws-chunked body for a whole one', async () => {
    const wire = Buffer.from('5\r\nab\r\nc\r\n3\r\nxyz\r\n0\r\n\r\n');
    const property = fc.asyncProperty(fc.nat(wire.length - 1), cuts, async (length, sizes) => {
      const decoded = decodeAwsChunked(cut(wire.subarray(0, length), sizes), () => undefined);
      await expect(collect(decoded)).rejects.toMatchObject({ code: 'IncompleteBody' });
    });
    await fc.assert(property);
  });

  it('reads what FormData writes', async () => {
    const fields = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z"][a-z-]{0,8}$/), fc.string()), {
      selector: ([name]) => name,
      maxLength: 5,
    });
    const property = fc.asyncProperty(
      fields,
      payload,
      fc.string(),
      cuts,
      async (texts, body, name, sizes) => {
        const sent = texts.filter(([field]) => field !== 'file');
        const form = new FormData();
        for (const [field, value] of sent) form.append(field, value);
        form.append('file', new Blob([new Uint8Array(body)]), name);
        const request = new Request('http://s3.local', { method: 'POST', body: form });
        const type = request.headers.get('content-type') ?? '';
        const wire = Buffer.from(await request.arrayBuffer());
        const read = await readUploadForm(type, cut(wire, sizes));
        // FormData normalises line breaks of text values.
        const normalised = sent.map(([field, value]) => [field, value.replace(/\r\n?|\n/g, '\r\n')]);
        expect([...read.fields]).toEqual(normalised);
        expect(read.fileName).toBe(name);
        expect(await collect(read.file)).toEqual(body);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});

describe('a form that is not one', () => {
  const read = (text: string, type = 'multipart/form-data; boundary=b') =>
    readUploadForm(type, cut(Buffer.from(text), [7]));

  it.each([
    ['no boundary', 'x', 'multipart/form-data', 'MalformedPOSTRequest'],
    ['something before the first part', 'x\r\n--b\r\n', undefined, 'MalformedPOSTRequest'],
    ['a part without name', '--b\r\ncontent-type: x\r\n\r\n1\r\n--b--', undefined, 'MalformedPOSTRequest'],
    [
      'no file',
      '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n',
      undefined,
      'InvalidArgument',
    ],
    [
      'an end in the middle',
      '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1',
      undefined,
      'IncompleteBody',
    ],
    [
      'too much text',
      `--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n${'x'.repeat(30_000)}\r\n--b--\r\n`,
      undefined,
      'MaxPostPreDataLengthExceeded',
    ],
  ])('is refused: %s', async (_case, text, type, code) => {
    await expect(read(text, type)).rejects.toMatchObject({ code });
  });
});
