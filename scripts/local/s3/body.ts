import type { IncomingHttpHeaders } from 'node:http';
import { decodeAwsChunked } from './chunked.ts';
import { type DigestName, startDigest } from './digests.ts';
import { entityTooLarge, incompleteBody, notImplemented, S3Error } from './errors.ts';

/** An upload as it arrives: signed declaration and raw bytes. */
export interface IncomingBody {
  readonly headers: IncomingHttpHeaders;
  /** See `Authorized.payload`. */
  readonly payload: string;
  readonly body: AsyncIterable<Uint8Array>;
}

const UNSIGNED = 'UNSIGNED-PAYLOAD';
const UNSIGNED_CHUNKS = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
const CHECKSUM = /^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/;

/** What one declaration promises about the payload. */
class Expectation {
  readonly #running;
  readonly #errorCode: string;
  #expected: string | undefined;

  constructor(digest: DigestName, expectedBase64: string | undefined, errorCode = 'BadDigest') {
    this.#running = startDigest(digest);
    this.#expected = expectedBase64;
    this.#errorCode = errorCode;
  }

  expect(base64: string): void {
    this.#expected = base64;
  }

  update(chunk: Uint8Array): void {
    this.#running.update(chunk);
  }

  assertMet(): void {
    if (this.#running.digest().toString('base64') === this.#expected) return;
    throw new S3Error(400, this.#errorCode, 'The checksum you specified did not match what we received.');
  }
}

/**
 * The payload of an upload: framing taken off, length bounded, and every declared checksum verified once the last
 * byte has passed. Who consumes it must discard what it kept when it throws.
 * @throws S3Error 400 `EntityTooLarge`, `IncompleteBody`, `BadDigest`, `XAmzContentSHA256Mismatch`
 */
export async function* payloadOf(incoming: IncomingBody, maxBytes: number): AsyncGenerator<Uint8Array> {
  const { headers, payload } = incoming;
  const declared = headers['x-amz-decoded-content-length'] ?? headers['content-length'];
  if (Number(declared ?? 0) > maxBytes) throw entityTooLarge();
  const trailers = new Map<string, Expectation>();
  const expectations = declaredExpectations(incoming, trailers);
  const chunks =
    payload === UNSIGNED_CHUNKS
      ? decodeAwsChunked(incoming.body, (name, value) => trailers.get(name)?.expect(value))
      : incoming.body;
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw entityTooLarge();
    for (const expectation of expectations) expectation.update(chunk);
    yield chunk;
  }
  if (declared !== undefined && size !== Number(declared)) throw incompleteBody();
  for (const expectation of expectations) expectation.assertMet();
}

function declaredExpectations(
  { headers, payload }: IncomingBody,
  trailers: Map<string, Expectation>,
): Expectation[] {
  const found: Expectation[] = [];
  const md5 = headers['content-md5'];
  if (md5 !== undefined) found.push(new Expectation('md5', String(md5)));
  if (/^[0-9a-f]{64}$/.test(payload)) {
    const expected = Buffer.from(payload, 'hex').toString('base64');
    found.push(new Expectation('sha256', expected, 'XAmzContentSHA256Mismatch'));
  } else if (payload !== UNSIGNED && payload !== UNSIGNED_CHUNKS) {
    throw notImplemented(`payloads declared as ${payload}`);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (CHECKSUM.test(name)) found.push(new Expectation(checksumDigest(name), String(value)));
  }
  for (const name of namesOf(headers['x-amz-trailer'])) {
    const expectation = new Expectation(checksumDigest(name), undefined);
    trailers.set(name, expectation);
    found.push(expectation);
  }
  return found;
}

const namesOf = (header: string | string[] | undefined): string[] =>
  String(header ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');

function checksumDigest(header: string): DigestName {
  const [, name] = CHECKSUM.exec(header) ?? [];
  if (name === 'crc32' || name === 'sha1' || name === 'sha256') return name;
  throw notImplemented(`the checksum ${header}`);
}

/** A small body (an XML order) as text. */
export async function readText(incoming: IncomingBody, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of payloadOf(incoming, maxBytes)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
