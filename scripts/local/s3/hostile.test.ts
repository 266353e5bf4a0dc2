import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import http from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUCKET as Bucket, errorCode, S3Harness } from './harness.ts';

let harness: S3Harness;
beforeEach(async () => {
  harness = await S3Harness.start({ maxObjectBytes: 100_000 });
});
afterEach(() => harness[Symbol.asyncDispose]());

const spooled = () => readdir(join(harness.dir, 'spool'));

/** A PUT with a body of our own making, under a valid signature; presigning moves its x-amz-* headers to the query. */
async function rawPut(key: string, headers: Record<string, string>, body: string): Promise<Response> {
  const url = await harness.presign('PUT', key, { headers });
  const sent = Object.entries(headers).filter(([name]) => !name.startsWith('x-amz-'));
  return fetch(url, { method: 'PUT', body, headers: Object.fromEntries(sent) });
}

const framed = (frames: string, decodedLength: number, trailer = 'x-amz-checksum-crc32') =>
  rawPut(
    'framed',
    {
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': String(decodedLength),
      'x-amz-trailer': trailer,
    },
    frames,
  );

describe('hostile keys', () => {
  const keys = [
    '../../../escape.txt',
    '..',
    'a/../../b',
    './x',
    'a//b',
    '/raíz',
    'C:\\x',
    '%2e%2e/x',
    'ñ 😀 +&=?#',
    "'()*!",
  ];

  it.each(keys)('%j stays inside its bucket and comes back unchanged', async (Key) => {
    await harness.client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    const got = await harness.client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe(Key);
    const listed = await harness.client.send(new ListObjectsV2Command({ Bucket }));
    expect(listed.Contents?.map((each) => each.Key)).toEqual([Key]);
    expect(await readdir(harness.dir)).toEqual(['buckets', 'spool', 'uploads']);
    expect(await readdir(join(harness.dir, 'buckets'))).toEqual([Bucket]);
    expect(await readdir(join(harness.dir, 'buckets', Bucket))).toHaveLength(2);
  });

  it('refuses keys that are too long, malformed escapes and bucket names that are paths', async () => {
    await expect(
      harness.client.send(new PutObjectCommand({ Bucket, Key: 'ñ'.repeat(513), Body: 'x' })),
    ).rejects.toMatchObject({ name: 'KeyTooLongError' });
    expect(await errorCode(await fetch(`${harness.url}/${Bucket}/%zz`))).toBe('InvalidURI');
    await expect(harness.s3.createBucket('..')).rejects.toMatchObject({ code: 'InvalidBucketName' });
    await expect(harness.s3.createBucket('../fuera')).rejects.toMatchObject({ code: 'InvalidBucketName' });
  });
});

describe('hostile bodies', () => {
  // CRC-32 of "hola", big endian, base64.
  const GENUINE = 'x-amz-checksum-crc32:b6D5iA==';

  it('decodes aws-chunked and verifies its trailing checksum', async () => {
    expect((await framed(`2\r\nho\r\n2\r\nla\r\n0\r\n${GENUINE}\r\n\r\n`, 4)).status).toBe(200);
    const { body, record } = await harness.s3.get(Bucket, 'framed');
    expect([body.toString(), record.headers]).toEqual(['hola', {}]);
  });

  it.each([
    ['cut in a chunk', '4\r\nho', 4, 'IncompleteBody'],
    ['cut before the trailer', '4\r\nhola\r\n0\r\n', 4, 'IncompleteBody'],
    ['shorter than declared', `2\r\nho\r\n0\r\n\r\n`, 4, 'IncompleteBody'],
    ['without a size', 'zz\r\nhola\r\n0\r\n\r\n', 4, 'InvalidRequest'],
    ['with an overlong size line', `${'0'.repeat(5000)}4\r\nhola\r\n0\r\n\r\n`, 4, 'InvalidRequest'],
    ['with a longer chunk than its size', '2\r\nhola\r\n0\r\n\r\n', 4, 'InvalidRequest'],
    ['with a wrong checksum', '4\r\nhole\r\n0\r\nx-amz-checksum-crc32:b6D5iA==\r\n\r\n', 4, 'BadDigest'],
    ['without the checksum it promised', '4\r\nhola\r\n0\r\n\r\n', 4, 'BadDigest'],
  ])('refuses a chunked body %s', async (_case, frames, length, code) => {
    const answer = await framed(frames, length);
    expect([answer.status, await errorCode(answer)]).toEqual([400, code]);
    expect(await spooled()).toEqual([]);
    await expect(harness.s3.get(Bucket, 'framed')).rejects.toMatchObject({ code: 'NoSuchKey' });
    expect(harness.errors).toEqual([]);
  });

  it('refuses a body that is not the one that was signed', async () => {
    const signedFor = async (name: string, value: string) =>
      errorCode(await rawPut('k', { [name]: value }, 'hola'));
    expect(await signedFor('content-md5', Buffer.alloc(16).toString('base64'))).toBe('BadDigest');
    expect(await signedFor('x-amz-checksum-sha256', Buffer.alloc(32).toString('base64'))).toBe('BadDigest');
    expect(await signedFor('x-amz-content-sha256', '0'.repeat(64))).toBe('XAmzContentSHA256Mismatch');
    expect(await signedFor('x-amz-checksum-crc32c', 'AAAAAA==')).toBe('NotImplemented');
  });

  it('refuses an object above the limit, declared or not, and keeps the one that was there', async () => {
    await harness.s3.put(Bucket, 'k', Buffer.from('antes'));
    const url = await harness.presign('PUT', 'k');
    const declared = await fetch(url, { method: 'PUT', body: 'x'.repeat(100_001) });
    expect(await errorCode(declared)).toBe('EntityTooLarge');
    const [status] = await stream(
      url,
      Array.from({ length: 20 }, () => 'x'.repeat(10_000)),
    );
    expect(status).toBe(400);
    expect((await harness.s3.get(Bucket, 'k')).body.toString()).toBe('antes');
    expect(await spooled()).toEqual([]);
  });

  it('keeps nothing of an upload whose client goes away', async () => {
    const url = new URL(await harness.presign('PUT', 'k'));
    const socket = connect(harness.port, '127.0.0.1');
    socket.write(
      `PUT ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-length: 1000\r\n\r\nabc`,
    );
    await once(socket, 'connect');
    await expect.poll(spooled).toHaveLength(1);
    socket.destroy();
    await expect.poll(spooled).toEqual([]);
    await expect(harness.s3.get(Bucket, 'k')).rejects.toMatchObject({ code: 'NoSuchKey' });
    expect(harness.errors).toEqual([]);
  });
});

describe('hostile requests', () => {
  it('refuses headers whose promise it cannot keep', async () => {
    const answer = await rawPut('k', { 'x-amz-tagging': 'a=b' }, 'x');
    expect([answer.status, await errorCode(answer)]).toEqual([501, 'NotImplemented']);
  });

  it.each(['tagging', 'acl', 'retention', 'legal-hold', 'versionId=1', 'whatever'])(
    'answers 501 to ?%s whatever the method',
    async (parameter) => {
      const [name = '', value = ''] = parameter.split('=');
      const query = { [name]: value };
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const answer = await fetch(await harness.presign(method, 'k', { query }), { method });
        expect(answer.status).toBe(501);
      }
    },
  );
});

/** Sends a body without declaring its length. */
async function stream(url: string, chunks: string[]): Promise<[number | undefined]> {
  const request = http.request(url, { method: 'PUT', headers: { 'transfer-encoding': 'chunked' } });
  for (const chunk of chunks) request.write(chunk);
  request.end();
  const [response]: [http.IncomingMessage] = (await once(request, 'response')) as [http.IncomingMessage];
  response.resume();
  return [response.statusCode];
}
