import { passingFolder } from '@gore/core/kernel/runtime/write/own-key.ts';
import type { EmbeddedS3 } from '../s3/embedded-s3.ts';
import { filesBucket } from './engines.ts';

const dayMs = 86_400_000;
/** A day more than anybody is promised. */
const keptDays = 8;

/**
 * Deletes what people were told is kept for seven days, as the life-cycle rule of the bucket does in the cloud.
 *
 * @returns how many files went.
 */
export const sweepPassing = (s3: Pick<EmbeddedS3, 'removeOlder'>, now: number): Promise<number> =>
  s3.removeOlder(filesBucket, `${passingFolder}/`, now - keptDays * dayMs);
