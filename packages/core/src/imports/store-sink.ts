import type { AnyModule } from '../kernel/declare/module.ts';
import { forbidden, refused } from '../kernel/runtime/refusals.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { refuseFrozen, within } from '../kernel/runtime/write/authorize.ts';
import { beginWork, type Command, type Work, type WriteDeps } from '../kernel/runtime/write/context.ts';
import { sheetRule } from '../kernel/runtime/write/guards.ts';
import { pack, writeBatch } from '../kernel/runtime/write/pack.ts';
import { type Lookup, type Prepared, type Proposal, prepare } from '../kernel/runtime/write/prepare.ts';
import type { Existing, ImportSink, RowJudgement, SinkOutcome, SinkRow } from './sink.ts';
import { type CreationRules, createFromRow } from './store-creation.ts';
import { updatedDraft, valuesBefore, valuesOf } from './store-draft.ts';
import { codeOfModule, remembering, sentenceOf } from './store-lookup.ts';
import { ownersOf } from './store-owners.ts';
import { undoRows } from './store-undo.ts';

/** Numbers of the sequence of a module, taken in one block; gaps are allowed. */
const sequenceCodes = async (
  { deps, module, command, clock }: Work,
  count: number,
): Promise<readonly string[]> => {
  if (!('sequence' in module.code) || count === 0) return [];
  const { sequence } = module.code;
  const year = clock.today.slice(0, 4);
  const last = await deps.store.reserve(command.actor.tenant, sequence, year, count);
  return Array.from(
    { length: count },
    (_, at) => `${sequence}-${year}-${String(last - count + 1 + at).padStart(5, '0')}`,
  );
};

const OUT_OF_REACH = 'La fila queda fuera de su alcance.';

type PreparedRow = Prepared & { readonly row: SinkRow; readonly before: StoredRecord | undefined };

const outcomeOf = ({ next, row, before }: PreparedRow): SinkOutcome => ({
  fila: row.fila,
  outcome: before ? 'actualizada' : 'creada',
  id: next.id,
  codigo: next.codigo,
  version: next.version,
  ...(before ? { antes: valuesBefore(before, next) } : {}),
  ...(before?.huella ? { huella: before.huella } : {}),
});

const unchanged = (row: SinkRow, { id, codigo, version }: StoredRecord): SinkOutcome => ({
  fila: row.fila,
  outcome: 'sin_cambio',
  id,
  codigo,
  version,
});

/**
 * Where the rows of a spreadsheet become records: as many to a transaction as fit, each with its audit entry and its
 * guard. A row whose record already carries its hash is left alone.
 *
 * @param command its `batch` is the import; its actor needs the verb `importar`.
 * @param rules how the rules of creation bear on its rows.
 */
export const createImportSink = async (
  deps: WriteDeps,
  command: Command,
  module: AnyModule,
  rules: CreationRules = 'kept',
): Promise<ImportSink> => {
  const work = await beginWork(deps, command, module);
  if (!work.access.may(module.name, 'importar'))
    throw forbidden('Su rol no permite importar en este módulo.');
  const { store } = deps;
  const { tenant } = command.actor;
  const isCode = codeOfModule(module);

  const recordsByKey = async (keys: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> => {
    const place = { tenant, module: module.name };
    const owners = new Map([
      ...(await ownersOf(store, { ...place, rule: 'codigo' }, keys.filter(isCode))),
      ...(await ownersOf(
        store,
        { ...place, rule: sheetRule },
        keys.filter((key) => !isCode(key)),
      )),
    ]);
    const records = await store.getMany(
      [...owners.values()].map((id) => ({ tenant, module: module.name, id })),
    );
    const byId = new Map(records.map((record) => [record.id, record]));
    return new Map(
      [...owners].flatMap(([key, id]) => {
        const record = byId.get(id);
        return record ? [[key, record] as const] : [];
      }),
    );
  };

  const reaches = (draft: Omit<StoredRecord, 'hash'>) => within(work, { ...draft, hash: '' }, 'importar');

  const proposalOf = async (
    row: SinkRow,
    before: StoredRecord | undefined,
    codigo: string | undefined,
    lookup: Lookup,
  ): Promise<Proposal> => {
    if (before) {
      refuseFrozen(work, before);
      return { before, after: updatedDraft(work, row, before), verb: 'importar' };
    }
    const { draft, read, refusal } = await createFromRow(work, row, codigo, rules, lookup);
    if (refusal !== undefined && rules === 'kept') throw refused(refusal);
    return { after: draft, verb: 'importar', read };
  };

  const prepareRow = async (
    row: SinkRow,
    before: StoredRecord | undefined,
    codigo: string | undefined,
    lookup: Lookup,
  ): Promise<PreparedRow | SinkOutcome> => {
    try {
      const proposal = await proposalOf(row, before, codigo, lookup);
      if (!(await reaches(proposal.after)))
        return { fila: row.fila, outcome: 'error', message: OUT_OF_REACH };
      return { ...(await prepare(work, proposal, lookup)), row, before };
    } catch (error) {
      return { fila: row.fila, outcome: 'error', message: sentenceOf(error) };
    }
  };

  const judgeRow = async (row: SinkRow, lookup: Lookup): Promise<RowJudgement | undefined> => {
    const { draft, refusal } = await createFromRow(work, row, undefined, rules, lookup);
    if (!(await reaches(draft))) return { message: OUT_OF_REACH, refused: true };
    return refusal === undefined ? undefined : { message: refusal, refused: rules === 'kept' };
  };

  return {
    existing: async (keys) =>
      new Map(
        [...(await recordsByKey(keys))].map(([key, record]): [string, Existing] => [
          key,
          {
            id: record.id,
            codigo: record.codigo,
            values: valuesOf(record),
            ...(record.huella ? { hash: record.huella } : {}),
          },
        ]),
      ),
    judge: async (rows) => {
      const lookup = remembering(store);
      const judged = new Map<number, RowJudgement>();
      for (const row of rows) {
        const judgement = await judgeRow(row, lookup);
        if (judgement) judged.set(row.fila, judgement);
      }
      return judged;
    },
    write: async (rows) => {
      const lookup = remembering(store);
      const records = await recordsByKey(rows.map(({ codigo }) => codigo));
      const fresh = rows.filter(({ codigo }) => !records.has(codigo) && !isCode(codigo));
      const codes = new Map((await sequenceCodes(work, fresh.length)).map((code, at) => [fresh[at], code]));
      const outcomes: SinkOutcome[] = [];
      const pending: PreparedRow[] = [];
      for (const row of rows) {
        const before = records.get(row.codigo);
        if (before?.huella === row.hash) {
          outcomes.push(unchanged(row, before));
          continue;
        }
        const result = await prepareRow(row, before, codes.get(row), lookup);
        if ('outcome' in result) outcomes.push(result);
        else pending.push(result);
      }
      const failed = new Set<SinkRow>();
      for (const batch of pack(pending))
        await writeBatch(store, batch, ({ row }, error) => {
          failed.add(row);
          outcomes.push({ fila: row.fila, outcome: 'error', message: error.message });
        });
      for (const prepared of pending) if (!failed.has(prepared.row)) outcomes.push(outcomeOf(prepared));
      return outcomes.toSorted((a, b) => a.fila - b.fila);
    },
    undo: (rows) => undoRows(work, rows),
  };
};
