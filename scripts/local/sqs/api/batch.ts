import { z } from 'zod';
import { SqsError } from '../errors.ts';

const MAX_ENTRIES = 10;

interface Entry {
  readonly Id: string;
}

/** The entries of a batch action, each with its id. */
export const entriesOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.array(z.object({ Id: z.string(), ...shape }));

/**
 * Runs each entry on its own: one that SQS would refuse is reported under its id and does not hinder the others.
 * @throws SqsError when the batch as a whole breaks a rule; other errors pass through
 */
export function runBatch<Item extends Entry>(entries: readonly Item[], run: (entry: Item) => object) {
  assertBatch(entries);
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}

function assertBatch(entries: readonly Entry[]): void {
  if (entries.length === 0) {
    throw new SqsError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  }
  if (entries.length > MAX_ENTRIES) {
    throw new SqsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MAX_ENTRIES}.`,
    );
  }
  if (entries.some(({ Id }) => !/^[\w-]{1,80}$/.test(Id))) {
    throw new SqsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, - and _.',
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw new SqsError(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    );
  }
}
