import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DigestStore } from '../digests.ts';

/** Where digests are kept, and for how long nobody may delete them. */
export interface DigestBucket {
  readonly bucket: string;
  /** Years of object lock in compliance mode: not even the owner of the account may delete before. None embedded. */
  readonly lockYears?: number;
}

const isTaken = (error: unknown): boolean => error instanceof Error && error.name === 'PreconditionFailed';

const yearsFrom = (now: Date, years: number): Date => {
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  return until;
};

/** Digests in S3: each key is written once, and locked where the bucket has object lock. */
export const createDigestStore = (client: S3Client, { bucket, lockYears }: DigestBucket): DigestStore => ({
  put: async (key, body) => {
    const lock = lockYears
      ? {
          ObjectLockMode: 'COMPLIANCE' as const,
          ObjectLockRetainUntilDate: yearsFrom(new Date(), lockYears),
          ChecksumAlgorithm: 'SHA256' as const,
        }
      : {};
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: 'application/json',
          IfNoneMatch: '*',
          ...lock,
        }),
      );
      return true;
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  },
  get: async (key) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return await Body?.transformToString('utf-8');
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});
