import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedS3 } from './embedded-s3.ts';
import { BUCKET, CREDENTIALS, S3Harness } from './harness.ts';

let harness: S3Harness;
beforeEach(async () => {
  harness = await S3Harness.start();
});
afterEach(() => harness[Symbol.asyncDispose]());

const bucketFiles = () => readdir(join(harness.dir, 'buckets', BUCKET));

async function restart(): Promise<void> {
  const { dir } = harness;
  await harness.stop();
  harness = await S3Harness.start({ dir });
}

describe('a restart', () => {
  it('finds every object as it was', async () => {
    const head = {
      contentType: 'text/plain',
      metadata: { a: 'ñ' },
      headers: { 'cache-control': 'no-store' },
    };
    const { record } = await harness.s3
      .put(BUCKET, 'ñ 😀/1', Buffer.from('uno'), head)
      .then(() => harness.s3.get(BUCKET, 'ñ 😀/1'));
    await restart();
    const after = await harness.s3.get(BUCKET, 'ñ 😀/1');
    expect(after.record).toEqual(record);
    expect(after.body.toString()).toBe('uno');
  });

  it('removes what a crash left half done', async () => {
    await harness.s3.put(BUCKET, 'k', Buffer.from('bueno'));
    const before = await bucketFiles();
    await writeFile(join(harness.dir, 'buckets', BUCKET, 'aaaa.bbbb.data'), 'bytes that no sidecar names');
    await writeFile(join(harness.dir, 'spool', 'half'), 'an upload cut short');
    await restart();
    expect(await bucketFiles()).toEqual(before);
    expect(await readdir(join(harness.dir, 'spool'))).toEqual([]);
    expect((await harness.s3.get(BUCKET, 'k')).body.toString()).toBe('bueno');
  });

  it('refuses to start over a damaged sidecar instead of losing the object', async () => {
    await writeFile(join(harness.dir, 'buckets', BUCKET, 'dañado.json'), '{"key":');
    await expect(EmbeddedS3.open({ ...CREDENTIALS, dir: harness.dir })).rejects.toThrow(
      /dañado\.json is damaged/,
    );
  });
});

describe('overwriting', () => {
  it('keeps one data file per object and lets a reader finish the old one', async () => {
    await harness.s3.put(BUCKET, 'k', Buffer.alloc(3_000_000, 'a'));
    const reading = await harness.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'k' }));
    await harness.s3.put(BUCKET, 'k', Buffer.from('b'));
    expect(await reading.Body?.transformToString()).toBe('a'.repeat(3_000_000));
    expect((await bucketFiles()).map((name) => name.replace(/^.*\./, '')).toSorted()).toEqual([
      'data',
      'json',
    ]);
  });

  it('serves whole objects to readers that race with writers', async () => {
    const bodies = ['a', 'b'].map((letter) => Buffer.alloc(200_000, letter));
    const write = async () => {
      for (let turn = 0; turn < 10; turn++)
        await harness.s3.put(BUCKET, 'k', bodies[turn % 2] ?? Buffer.alloc(0));
    };
    await write();
    const read = async () => {
      for (let turn = 0; turn < 20; turn++) {
        const { body } = await harness.s3.get(BUCKET, 'k');
        expect(bodies.some((each) => each.equals(body))).toBe(true);
      }
    };
    await Promise.all([write(), read(), write(), read()]);
    expect(await bucketFiles()).toHaveLength(2);
  });
});

describe('a full disk', () => {
  it('answers 500, keeps the object that was there and leaves no half file', async () => {
    await harness.s3.put(BUCKET, 'k', Buffer.from('antes'));
    const { dir } = harness;
    await harness.stop();
    // 64 blocks of 512 bytes or 1 KiB, by shell: writes beyond that fail in the middle of the file.
    const fixture = join(import.meta.dirname, 'disk-full.fixture.ts');
    const child = spawn('sh', ['-c', 'ulimit -f 64 && exec "$0" "$@"', process.execPath, fixture, dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const lines: string[] = [];
      const output = createInterface(child.stdout).on('line', (line) => lines.push(line));
      await once(output, 'line');
      const client = new S3Client({
        endpoint: `http://127.0.0.1:${lines[0]}`,
        region: 'sa-east-1',
        credentials: CREDENTIALS,
        forcePathStyle: true,
        maxAttempts: 1,
      });
      const put = (Key: string, bytes: number) =>
        client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Buffer.alloc(bytes) }));
      const refusal = { name: 'InternalError', $metadata: { httpStatusCode: 500 } };
      await expect(put('k', 1_000_000)).rejects.toMatchObject(refusal);
      await expect(put('nuevo', 1_000_000)).rejects.toMatchObject(refusal);
      await put('cabe', 100);
      expect(lines.slice(1)).toEqual(['EFBIG', 'EFBIG']);
      client.destroy();
    } finally {
      child.kill('SIGKILL');
    }
    expect(await readdir(join(dir, 'spool'))).toEqual([]);
    harness = await S3Harness.start({ dir });
    expect(await bucketFiles()).toHaveLength(4);
    expect((await harness.s3.get(BUCKET, 'k')).body.toString()).toBe('antes');
    await expect(harness.s3.get(BUCKET, 'nuevo')).rejects.toMatchObject({ code: 'NoSuchKey' });
  });
});
