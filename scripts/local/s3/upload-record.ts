import { createHash } from 'node:crypto';
import { z } from 'zod';
import { S3Error } from './errors.ts';
import { objectHeadSchema } from './object-record.ts';

const partSchema = z.object({
  number: z.int(),
  size: z.int(),
  /** MD5 of the part, hexadecimal. */
  etag: z.string(),
  /** File name inside the folder of the upload. */
  file: z.string(),
});

export type Part = Readonly<z.infer<typeof partSchema>>;

export const uploadRecordSchema = z.object({
  bucket: z.string(),
  key: z.string(),
  head: objectHeadSchema,
  /** Milliseconds since the epoch. */
  startedAt: z.int(),
  /** In ascending order of number. */
  parts: z.array(partSchema),
});

/** A multipart upload that was started and neither completed nor aborted. */
export type UploadRecord = Readonly<z.infer<typeof uploadRecordSchema>>;

/** A part as the client names it when it completes the upload. */
export interface NamedPart {
  readonly number: number;
  readonly etag: string;
}

const MIN_PART_BYTES = 5 * 1024 * 1024;

/** The upload with one part added, or replaced when that number was uploaded before. */
export const withPart = (upload: UploadRecord, part: Part): UploadRecord => ({
  ...upload,
  parts: [...upload.parts.filter((each) => each.number !== part.number), part].sort(
    (left, right) => left.number - right.number,
  ),
});

/**
 * Picks the parts a client wants joined.
 * @throws S3Error 400 `InvalidPartOrder`, `InvalidPart`, `EntityTooSmall` (only the last may be below 5 MiB)
 */
export function selectParts(upload: UploadRecord, named: readonly NamedPart[]): Part[] {
  if (named.some((part, at) => at > 0 && part.number <= (named[at - 1]?.number ?? 0))) {
    throw new S3Error(400, 'InvalidPartOrder', 'The list of parts was not in ascending order.');
  }
  const parts = named.map(({ number, etag }) => {
    const part = upload.parts.find((each) => each.number === number);
    if (part === undefined || part.etag !== etag.replaceAll('"', '')) {
      throw new S3Error(400, 'InvalidPart', 'One or more of the specified parts could not be found.');
    }
    return part;
  });
  if (parts.slice(0, -1).some((part) => part.size < MIN_PART_BYTES)) {
    throw new S3Error(
      400,
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed object size.',
    );
  }
  return parts;
}

/** ETag of an object joined from parts: MD5 of their MD5s, a dash and how many they were. */
export function joinedEtag(parts: readonly Part[]): string {
  const md5s = Buffer.concat(parts.map((part) => Buffer.from(part.etag, 'hex')));
  return `${createHash('md5').update(md5s).digest('hex')}-${parts.length}`;
}
