import { transact } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';
import { onBehalfOf } from './authorize.ts';
import type { Outcome, Work } from './context.ts';
import { takeFolio, whileOvertaken } from './folio.ts';
import { outcomeStep } from './idempotency.ts';
import { type Proposal, prepareTogether, type Write } from './prepare.ts';
import { whileTreesMove } from './trees.ts';

const outcomeOf = ({ module, id, version, codigo }: Omit<StoredRecord, 'hash'>): Outcome => ({
  module,
  id,
  version,
  codigo,
});

const onWhoseWord = async ({ work, proposal }: Write): Promise<Write> => {
  const { before, after, verb } = proposal;
  const standsFor = await onBehalfOf(work, before ?? { ...after, hash: '' }, verb);
  return { work, proposal: { ...proposal, standsFor } };
};

/**
 * Writes proposals in one transaction: the records, their audit entries and everything that must hold with them, or
 * nothing. What the first leads to is the outcome, and names the records that came to be with it; only the first takes
 * a number of a legal series.
 */
export const commitTogether = ([main, ...others]: readonly [Write, ...Write[]]): Promise<Outcome> => {
  const { work, proposal } = main;
  const created = others.map((other) => outcomeOf(other.proposal.after));
  const write = async () => {
    const folio = await takeFolio(work, proposal.after, proposal.folio);
    const after = folio?.after ?? proposal.after;
    const outcome = { ...outcomeOf(after), ...(created.length ? { created } : {}) };
    const { steps, checks } = await prepareTogether(
      [
        await onWhoseWord({ work, proposal: { ...proposal, after } }),
        ...(await Promise.all(others.map(onWhoseWord))),
      ],
      work.deps.store.getMany,
    );
    await transact(work.deps.store, [
      ...outcomeStep(work, outcome),
      // Before the guards: who was overtaken holds a number that is no longer unique either.
      ...(folio ? [folio.step] : []),
      ...steps,
      ...checks.values(),
    ]);
    return outcome;
  };
  return whileOvertaken(() => whileTreesMove(write));
};

/** Writes one proposal: the record, its audit entry and everything that must hold with them, or nothing. */
export const commit = (work: Work, proposal: Proposal): Promise<Outcome> =>
  commitTogether([{ work, proposal }]);
