import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { type FileStore, MissingFile } from '../files.ts';

/** The files bucket through the S3 client; for workers, which may carry its weight. */
export const createFileStore = (client: S3Client, bucket: string): FileStore => {
  const fetchBody = async (key: string) => {
    const { Body } = await client
      .send(new GetObjectCommand({ Bucket: bucket, Key: key }))
      .catch((error: unknown) => {
        throw error instanceof NoSuchKey ? new MissingFile(key) : error;
      });
    if (!Body) throw new Error(`The file ${key} has no content`);
    return Body;
  };
  return {
    put: async (key, body, type = 'application/octet-stream') => {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: type }));
    },
    get: async (key) => (await fetchBody(key)).transformToString('utf-8'),
    open: async (key) => {
      const body = await fetchBody(key);
      if (!(body instanceof Readable)) throw new Error(`The file ${key} did not come as a stream`);
      return body;
    },
    head: async (key) => {
      try {
        const { ContentLength = 0 } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return { size: ContentLength };
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
  };
};
