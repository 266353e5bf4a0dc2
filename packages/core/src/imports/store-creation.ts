import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { readRelated } from '../kernel/runtime/write/authorize.ts';
import type { Work } from '../kernel/runtime/write/context.ts';
import { applyChanges, type Changes, naturalCode } from '../kernel/runtime/write/draft.ts';
import type { Lookup } from '../kernel/runtime/write/prepare.ts';
import { judgement } from '../kernel/runtime/write/rules.ts';
import type { SinkRow } from './sink.ts';
import { changesOf, newDraft } from './store-draft.ts';

/**
 * How the rules of creation of a module bear on the rows of a sheet: they refuse as they do for a form; what they refuse
 * is told and comes in all the same, since the sheet tells what happened; or nobody asks them, because the rows are
 * records that were judged already.
 */
export type CreationRules = 'kept' | 'told' | 'unasked';

/** The record a row makes, what its rules read, and why they would have refused it. */
export interface RowCreation {
  readonly draft: Omit<StoredRecord, 'hash'>;
  readonly read: readonly StoredRecord[];
  readonly refusal?: string;
}

/** The record a new row makes once the rules of creation said what they set and what they refuse. */
export const createFromRow = async (
  work: Work,
  row: SinkRow,
  codigo: string | undefined,
  rules: CreationRules,
  lookup: Lookup,
): Promise<RowCreation> => {
  const typed = newDraft(work, row, codigo);
  const { create } = work.module;
  if (rules === 'unasked' || !(create.check || create.guard || create.set)) return { draft: typed, read: [] };
  const { related, read } = await readRelated(work, { ...typed, hash: '' }, create.reads, lookup);
  const input: Changes = { ...changesOf(row.values).values, ...typed.data };
  const { refusal, set } = judgement(work, { ...typed, hash: '' }, create, related, input);
  const data = applyChanges(work.module, typed.data, set());
  const draft = { ...typed, data, codigo: naturalCode(work.module, data) ?? typed.codigo };
  return { draft, read, ...(refusal === undefined ? {} : { refusal }) };
};
