import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The machine may be busy with something else: the least of several starts is nearest to the truth. */
const MOST_STARTS = 5;
/** What `reference.mjs` takes on a machine that has little else to do; a busier one gets that much more time. */
const REFERENCE = 80;

const reference = (): number =>
  Number(
    execFileSync(process.execPath, [fileURLToPath(new URL('./reference.mjs', import.meta.url))], {
      encoding: 'utf8',
    }),
  );

/**
 * The least CPU a start took, in milliseconds, as a quiet machine would have taken it.
 *
 * @param start starts the function and answers the CPU of its import.
 * @param enough a start within it is measured no further.
 */
export const leastImport = async (start: () => Promise<number>, enough: number): Promise<number> => {
  let found = Number.POSITIVE_INFINITY;
  for (let count = 0; count < MOST_STARTS && found > enough; count += 1) {
    const slowness = Math.max(1, reference() / REFERENCE);
    found = Math.min(found, (await start()) / slowness);
  }
  return found;
};
