import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUCKET as Bucket, S3Harness } from './harness.ts';

let harness: S3Harness;
beforeAll(async () => {
  harness = await S3Harness.start();
});
afterAll(() => harness[Symbol.asyncDispose]());

const put = (Key: string, Body: string | Buffer | Readable, more: object = {}) =>
  harness.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (Key: string, more: object = {}) =>
  harness.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
const text = async (Key: string) => (await get(Key)).Body?.transformToString();

describe('objects through the AWS SDK', () => {
  it('gives back body, type, metadata and headers', async () => {
    await put('dir/ñandú áé.txt', 'hola ñ', {
      ContentType: 'text/plain; charset=utf-8',
      Metadata: { autor: 'b' },
      CacheControl: 'max-age=5',
      ContentDisposition: 'attachment; filename="x.txt"',
      ContentEncoding: 'identity',
    });
    const got = await get('dir/ñandú áé.txt');
    expect(await got.Body?.transformToString()).toBe('hola ñ');
    expect(got).toMatchObject({
      ContentType: 'text/plain; charset=utf-8',
      Metadata: { autor: 'b' },
      CacheControl: 'max-age=5',
      ContentDisposition: 'attachment; filename="x.txt"',
      ContentEncoding: 'identity',
      ContentLength: 7,
      ETag: `"${createHash('md5').update('hola ñ').digest('hex')}"`,
    });
  });

  it('takes the framing off a stream of known length', async () => {
    const body = Buffer.alloc(300_000, 'x');
    await put('stream', Readable.from([body.subarray(0, 10), body.subarray(10)]), {
      ContentLength: body.length,
    });
    const head = await harness.client.send(new HeadObjectCommand({ Bucket, Key: 'stream' }));
    expect(head.ContentLength).toBe(body.length);
    expect(await text('stream')).toBe(body.toString());
  });

  it('keeps an empty object', async () => {
    await put('empty', Buffer.alloc(0));
    const got = await get('empty');
    expect([got.ContentLength, await got.Body?.transformToString()]).toEqual([0, '']);
  });

  it('serves ranges', async () => {
    await put('range', '0123456789');
    const got = await get('range', { Range: 'bytes=2-4' });
    expect(await got.Body?.transformToString()).toBe('234');
    expect([got.$metadata.httpStatusCode, got.ContentRange]).toEqual([206, 'bytes 2-4/10']);
    await expect(get('range', { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('honours conditional reads and writes', async () => {
    const { ETag } = await put('once', '1', { IfNoneMatch: '*' });
    await expect(put('once', '2', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await text('once')).toBe('1');
    await expect(get('once', { IfNoneMatch: ETag })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(get('once', { IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('lets exactly one of many simultaneous conditional writers win', async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => put('race', String(at), { IfNoneMatch: '*' })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('copies with the metadata of the source or with new ones', async () => {
    await put('origen ñ+&', 'copiado', { Metadata: { a: '1' } });
    const CopySource = `${Bucket}/${encodeURIComponent('origen ñ+&')}`;
    await harness.client.send(new CopyObjectCommand({ Bucket, Key: 'copia', CopySource }));
    expect(await get('copia')).toMatchObject({ Metadata: { a: '1' }, ContentLength: 7 });
    await harness.client.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'copia',
        CopySource,
        MetadataDirective: 'REPLACE',
        Metadata: { b: '2' },
      }),
    );
    expect((await get('copia')).Metadata).toEqual({ b: '2' });
    expect(await text('copia')).toBe('copiado');
  });

  it('deletes one, several and absent objects', async () => {
    await Promise.all(['d/1', 'd/<2>&', 'd/3'].map((key) => put(key, 'x')));
    await harness.client.send(new DeleteObjectCommand({ Bucket, Key: 'd/1' }));
    await harness.client.send(new DeleteObjectCommand({ Bucket, Key: 'd/1' }));
    const { Deleted } = await harness.client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'd/<2>&' }, { Key: 'd/absent' }] } }),
    );
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['d/<2>&', 'd/absent']);
    const left = await harness.client.send(new ListObjectsV2Command({ Bucket, Prefix: 'd/' }));
    expect(left.Contents?.map(({ Key }) => Key)).toEqual(['d/3']);
  });

  it('names what is missing', async () => {
    await expect(get('none')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(
      harness.client.send(new GetObjectCommand({ Bucket: 'none-such', Key: 'k' })),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(harness.client.send(new HeadBucketCommand({ Bucket: 'none-such' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
    const { Buckets } = await harness.client.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual([Bucket]);
  });

  it('refuses sub-resources it does not know and leaves the object alone', async () => {
    await put('tagged', 'content');
    const Tagging = { TagSet: [{ Key: 'a', Value: 'b' }] };
    await expect(
      harness.client.send(new PutObjectTaggingCommand({ Bucket, Key: 'tagged', Tagging })),
    ).rejects.toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
    expect(await text('tagged')).toBe('content');
  });

  it('raises events in the shape of S3 notifications', async () => {
    harness.events.length = 0;
    await put('evento ñ/1+2.txt', 'abc');
    await harness.client.send(new DeleteObjectCommand({ Bucket, Key: 'evento ñ/1+2.txt' }));
    const [created, removed] = harness.events;
    expect(created).toMatchObject({
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: {
        bucket: { name: Bucket, arn: `arn:aws:s3:::${Bucket}` },
        object: { key: 'evento+%C3%B1/1%2B2.txt', size: 3, eTag: '900150983cd24fb0d6963f7d28e17f72' },
      },
    });
    expect(removed).toMatchObject({ eventName: 'ObjectRemoved:Delete' });
    expect(removed?.s3.object).not.toHaveProperty('size');
    expect(removed && created && removed.s3.object.sequencer > created.s3.object.sequencer).toBe(true);
  });
});

describe('listing through the AWS SDK', () => {
  it('pages, rolls up prefixes and restores hostile keys', async () => {
    const keys = Array.from({ length: 25 }, (_, at) => `l/${at % 5}/<&"' ñ😀>${at}`);
    await Promise.all(keys.map((key) => put(key, 'x')));
    const rolled = await harness.client.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'l/', Delimiter: '/' }),
    );
    expect(rolled.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual([
      'l/0/',
      'l/1/',
      'l/2/',
      'l/3/',
      'l/4/',
    ]);
    const found: (string | undefined)[] = [];
    let pages = 0;
    let ContinuationToken: string | undefined;
    do {
      const page: { Contents?: { Key?: string }[]; NextContinuationToken?: string } =
        await harness.client.send(
          new ListObjectsV2Command({ Bucket, Prefix: 'l/', MaxKeys: 10, ContinuationToken }),
        );
      found.push(...(page.Contents ?? []).map(({ Key }) => Key));
      ContinuationToken = page.NextContinuationToken;
      pages++;
    } while (ContinuationToken !== undefined);
    expect(pages).toBe(3);
    expect(found.toSorted()).toEqual(keys.toSorted());
  });
});
