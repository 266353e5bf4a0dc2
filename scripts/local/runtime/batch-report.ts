import { z } from 'zod';

const reportSchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

/**
 * How many records, from the first, a function says it handled. As on Lambda, no report means all of them; a report
 * that is malformed or names a record outside the batch means none, so that a defect never loses work.
 */
export function handledCount(response: unknown, identifiers: readonly string[]): number {
  if (response === null || typeof response !== 'object') return identifiers.length;
  const report = reportSchema.safeParse(response);
  if (!report.success) return 0;
  const failed = (report.data.batchItemFailures ?? []).map((item) =>
    identifiers.indexOf(item.itemIdentifier),
  );
  return failed.length === 0 ? identifiers.length : Math.max(0, Math.min(...failed));
}
