import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUCKET as Bucket, S3Harness } from './harness.ts';

const Key = 'grandes/archivo.bin';
const FIVE_MIB = 5 * 1024 * 1024;

let harness: S3Harness;
beforeEach(async () => {
  harness = await S3Harness.start({ maxObjectBytes: 3 * FIVE_MIB });
});
afterEach(() => harness[Symbol.asyncDispose]());

async function start(): Promise<string> {
  const { UploadId } = await harness.client.send(
    new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'application/zip', Metadata: { a: '1' } }),
  );
  return UploadId ?? '';
}

async function uploadPart(UploadId: string, PartNumber: number, Body: Buffer) {
  const { ETag } = await harness.client.send(
    new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }),
  );
  return { PartNumber, ETag };
}

const complete = (UploadId: string, Parts: { PartNumber: number; ETag: string | undefined }[]) =>
  harness.client.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
  );

describe('multipart uploads', () => {
  it('join parts that came in any order, across a restart', async () => {
    const id = await start();
    const second = await uploadPart(id, 2, Buffer.from('final'));
    await uploadPart(id, 1, Buffer.alloc(10));
    const { dir } = harness;
    await harness.stop();
    harness = await S3Harness.start({ dir });
    const first = await uploadPart(id, 1, Buffer.alloc(FIVE_MIB, 7));
    const { Parts } = await harness.client.send(new ListPartsCommand({ Bucket, Key, UploadId: id }));
    expect(Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, FIVE_MIB],
      [2, 5],
    ]);
    const { ETag } = await complete(id, [first, second]);
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    const { record, body } = await harness.s3.get(Bucket, Key);
    expect(body.equals(Buffer.concat([Buffer.alloc(FIVE_MIB, 7), Buffer.from('final')]))).toBe(true);
    expect(record).toMatchObject({ contentType: 'application/zip', metadata: { a: '1' } });
    expect(harness.events.map(({ eventName }) => eventName)).toEqual([
      'ObjectCreated:CompleteMultipartUpload',
    ]);
    expect(await readdir(join(dir, 'uploads'))).toEqual([]);
  });

  it('take presigned parts from a browser', async () => {
    const id = await start();
    const url = await harness.presign('PUT', Key, { query: { uploadId: id, partNumber: '1' } });
    const answer = await fetch(url, { method: 'PUT', body: 'solo' });
    await complete(id, [{ PartNumber: 1, ETag: answer.headers.get('etag') ?? undefined }]);
    expect((await harness.s3.get(Bucket, Key)).body.toString()).toBe('solo');
  });

  it('refuse wrong, missing, disordered and small parts, and stay usable afterwards', async () => {
    const id = await start();
    const first = await uploadPart(id, 1, Buffer.from('a'));
    const second = await uploadPart(id, 2, Buffer.from('b'));
    await expect(complete(id, [first, second])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete(id, [second, first])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete(id, [{ PartNumber: 3, ETag: first.ETag }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    await expect(complete(id, [{ PartNumber: 1, ETag: '"0"' }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    await complete(id, [first]);
    expect((await harness.s3.get(Bucket, Key)).body.toString()).toBe('a');
  });

  it('refuse a joined object above the limit', async () => {
    const id = await start();
    const parts = await Promise.all(
      [1, 2, 3, 4].map((number) => uploadPart(id, number, Buffer.alloc(FIVE_MIB))),
    );
    await expect(complete(id, parts)).rejects.toMatchObject({ name: 'EntityTooLarge' });
    expect(await readdir(join(harness.dir, 'spool'))).toEqual([]);
  });

  it('leave nothing behind when aborted', async () => {
    const id = await start();
    await uploadPart(id, 1, Buffer.from('a'));
    await harness.client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId: id }));
    expect(await readdir(join(harness.dir, 'uploads'))).toEqual([]);
    await expect(uploadPart(id, 2, Buffer.from('b'))).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('cannot be reached through another key or a path in the id', async () => {
    const id = await start();
    const other = new UploadPartCommand({ Bucket, Key: 'otro', UploadId: id, PartNumber: 1, Body: 'x' });
    await expect(harness.client.send(other)).rejects.toMatchObject({ name: 'NoSuchUpload' });
    await expect(uploadPart('../buckets', 1, Buffer.from('x'))).rejects.toMatchObject({
      name: 'NoSuchUpload',
    });
    await expect(uploadPart(id, 10_001, Buffer.from('x'))).rejects.toMatchObject({ name: 'InvalidArgument' });
  });
});
