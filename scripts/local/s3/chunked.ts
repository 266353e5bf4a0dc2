import { ByteReader } from './byte-reader.ts';
import { S3Error } from './errors.ts';

const MAX_LINE_BYTES = 1024;

const malformed = () => new S3Error(400, 'InvalidRequest', 'The aws-chunked body is malformed.');

/**
 * Takes the `aws-chunked` framing off a body (the AWS SDK frames every stream so, with its checksum in a trailer).
 * @param onTrailer receives each trailer header, name in lower case, after the last byte of payload
 * @throws S3Error 400 when the framing is malformed or cut short
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Uint8Array>,
  onTrailer: (name: string, value: string) => void,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  for (;;) {
    const size = readSize(await reader.line(MAX_LINE_BYTES));
    if (size === 0) break;
    yield* reader.take(size);
    if ((await reader.line(MAX_LINE_BYTES)) !== '') throw malformed();
  }
  for (;;) {
    const trailer = await reader.line(MAX_LINE_BYTES);
    if (trailer === '') return;
    const colon = trailer.indexOf(':');
    if (colon < 0) throw malformed();
    onTrailer(trailer.slice(0, colon).trim().toLowerCase(), trailer.slice(colon + 1).trim());
  }
}

function readSize(line: string): number {
  const [hex = ''] = line.split(';');
  if (!/^[0-9a-fA-F]{1,12}$/.test(hex)) throw malformed();
  return Number.parseInt(hex, 16);
}
