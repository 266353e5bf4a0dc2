import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { nextVersion } from '../kernel/runtime/write/change.ts';
import type { Work } from '../kernel/runtime/write/context.ts';
import { pack, writeBatch } from '../kernel/runtime/write/pack.ts';
import { type Lookup, type Prepared, type Proposal, prepare } from '../kernel/runtime/write/prepare.ts';
import type { UndoOutcome, UndoRow } from './sink.ts';
import { changesOf } from './store-draft.ts';
import { remembering, sentenceOf } from './store-lookup.ts';

/** Tells whether a record has living children: it cannot go while it does. */
const childFinder = ({ deps: { product, store }, module, command }: Work) => {
  const kinds = product.modules.filter(({ parent = '', fields }) => fields[parent]?.module === module.name);
  return async (id: string): Promise<boolean> => {
    for (const kind of kinds) {
      const { keys } = await store.children(command.actor.tenant, `${module.name}#${id}`, kind.name, 100);
      const children = keys.length ? await store.getMany(keys) : [];
      if (children.some(({ eliminadoEn }) => !eliminadoEn)) return true;
    }
    return false;
  };
};

/** The write that takes another one back: what was created goes, what was changed says what it said. */
const undoProposal = (work: Work, before: StoredRecord, { antes, huella }: UndoRow): Proposal => {
  if (!antes) {
    const after = { ...nextVersion(work, before, { verb: 'eliminar' }), eliminadoEn: work.clock.now };
    return { before, after, verb: 'eliminar' };
  }
  const { huella: _, ...after } = nextVersion(work, before, { ...changesOf(antes), verb: 'importar' });
  return { before, after: { ...after, ...(huella ? { huella } : {}) }, verb: 'importar' };
};

type PreparedUndo = Prepared & { readonly row: UndoRow };

const undoOf = async (
  work: Work,
  row: UndoRow,
  hasChildren: (id: string) => Promise<boolean>,
  lookup: Lookup,
): Promise<PreparedUndo | UndoOutcome> => {
  const { fila } = row;
  const { deps, module, command } = work;
  const record = await deps.store.get({ tenant: command.actor.tenant, module: module.name, id: row.id });
  if (!record || record.eliminadoEn) return { fila, outcome: 'ya_deshecha' };
  if (record.version !== row.version) return { fila, outcome: 'cambio_despues' };
  if (!row.antes && (await hasChildren(record.id)))
    return { fila, outcome: 'error', message: 'Otros registros dependen de ella: elimínelos antes.' };
  try {
    return { ...(await prepare(work, undoProposal(work, record, row), lookup)), row };
  } catch (error) {
    return { fila, outcome: 'error', message: sentenceOf(error) };
  }
};

/** Takes writes back, as many to a transaction as fit; what somebody changed since stays. */
export const undoRows = async (work: Work, rows: readonly UndoRow[]): Promise<readonly UndoOutcome[]> => {
  const { store } = work.deps;
  const lookup = remembering(store);
  const hasChildren = childFinder(work);
  const outcomes: UndoOutcome[] = [];
  const pending: PreparedUndo[] = [];
  for (const row of rows) {
    const result = await undoOf(work, row, hasChildren, lookup);
    if ('outcome' in result) outcomes.push(result);
    else pending.push(result);
  }
  const failed = new Set<UndoRow>();
  for (const batch of pack(pending))
    await writeBatch(store, batch, ({ row }, error) => {
      failed.add(row);
      outcomes.push({ fila: row.fila, outcome: 'error', message: error.message });
    });
  for (const { row } of pending) if (!failed.has(row)) outcomes.push({ fila: row.fila, outcome: 'deshecha' });
  return outcomes;
};
