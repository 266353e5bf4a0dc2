import { Readable } from 'node:stream';
import { filesBucket } from '../local/cloud/engines.ts';
import type { EmbeddedS3 } from '../local/s3/embedded-s3.ts';
import { S3Error } from '../local/s3/errors.ts';
import type { Restored } from './check.ts';

/** The files of an embedded installation, read without going through HTTP. */
export const embeddedFiles = (s3: EmbeddedS3): Restored['files'] => ({
  head: async (key) => {
    try {
      return { size: (await s3.get(filesBucket, key)).record.size };
    } catch (error) {
      if (error instanceof S3Error) return undefined;
      throw error;
    }
  },
  open: async (key) => Readable.from([(await s3.get(filesBucket, key)).body]),
});
