import { GoreError } from '../error.ts';
import { conflict } from '../refusals.ts';
import type { StoredRecord } from '../stored.ts';
import { commit } from './commit.ts';
import type { Outcome, Work } from './context.ts';

const attempts = 5;

/** Writes into the history of a record that a verb was tried and refused. */
const tell = async (work: Work, { tenant, module, id }: StoredRecord, verb: string, refused: string) => {
  const { idempotency: _, ...command } = work.command;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      const record = await work.deps.store.get({ tenant, module, id });
      if (!record || record.eliminadoEn) return;
      const { hash: __, ...rest } = record;
      const after = { ...rest, version: record.version + 1 };
      await commit({ ...work, command }, { before: record, after, verb, refused });
      return;
    } catch (error) {
      if (!(error instanceof GoreError) || error.kind !== 'conflicto') throw error;
    }
  }
  throw conflict();
};

/**
 * Runs a verb whose refusals are of interest to whoever audits. What a rule or a total refuses leaves an event of its
 * own, with who tried, when and why not; the refusal then reaches the person as ever.
 */
export const auditingRefusals = async (
  work: Work,
  record: StoredRecord,
  verb: string,
  attempt: () => Promise<Outcome>,
): Promise<Outcome> => {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof GoreError && error.code === 'REGLA') await tell(work, record, verb, error.message);
    throw error;
  }
};
