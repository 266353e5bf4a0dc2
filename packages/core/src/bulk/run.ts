import type { Json } from '../kernel/declare/json.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
import { GoreError } from '../kernel/runtime/error.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { within } from '../kernel/runtime/write/authorize.ts';
import { patchRecord } from '../kernel/runtime/write/change.ts';
import { beginWork, type Command, type Work, type WriteDeps } from '../kernel/runtime/write/context.ts';
import { runTransition } from '../kernel/runtime/write/transition.ts';
import { addRows, type Counts, chunkSize, type Ledger, noCounts, type RowEntry } from './ledger.ts';
import { type Operation, reversibleFields, type Target } from './operation.ts';

/** An operation on many records, as a job carries it out. */
export interface BulkRun {
  readonly deps: WriteDeps;
  /** Of the person on whose word it is done; its `batch` names the job in the history of every record. */
  readonly command: Command;
  readonly module: AnyModule;
  readonly operation: Operation;
  /** Id of the job: a record it has changed already is not changed again. */
  readonly job: string;
  readonly ledger: Ledger;
  /** Told after every part; what it throws ends the job between two parts. */
  readonly onProgress: (counts: Counts) => Promise<void>;
}

const extraPrefix = 'extra.';

const valueIn = (record: StoredRecord, name: string): Json =>
  (name.startsWith(extraPrefix) ? record.extra?.[name.slice(extraPrefix.length)] : record.data[name]) ?? null;

const entryOf = async (
  work: Work,
  record: StoredRecord | undefined,
  target: Target,
  undone: readonly string[],
): Promise<RowEntry> => {
  const unseen = { id: target.id, codigo: '', desde: target.version };
  if (!record || record.eliminadoEn || !(await within(work, record, 'leer'))) return unseen;
  const hidden = work.access.hidden(work.module.name);
  const { title, fields } = work.module;
  const shown = !hidden.has(title) && !fields[title]?.options.personal;
  const titulo = shown ? record.data[title] : undefined;
  return {
    id: record.id,
    codigo: hidden.has('codigo') ? '' : record.codigo,
    ...(typeof titulo === 'string' ? { titulo } : {}),
    desde: record.version,
    ...(undone.length
      ? { antes: Object.fromEntries(undone.map((name) => [name, valueIn(record, name)])) }
      : {}),
  };
};

const act = ({ deps, command, module, operation, job }: BulkRun, target: Target) => {
  const key = `${job}-${target.id}`;
  const once = { ...command, idempotency: { key, request: key } };
  const { id, version } = target;
  switch (operation.tipo) {
    case 'editar':
      return patchRecord(deps, once, module, id, { version, changes: operation.cambios });
    case 'deshacer':
      return patchRecord(deps, once, module, id, { version, changes: target.cambios ?? {} });
    case 'verbo':
      return runTransition(deps, once, module, id, operation.verbo, { version, input: operation.datos });
  }
};

const wordsOf = (module: AnyModule, { message, details }: GoreError): string => {
  const told = details.map(({ field, message: words }) => {
    const label = Object.hasOwn(module.fields, field) ? module.fields[field]?.label : undefined;
    return label ? `${label}: ${words}` : words;
  });
  return told.join(' ') || message;
};

const meanwhile = 'Otra persona lo cambió entretanto: revíselo y repita.';

const resultOf = async (run: BulkRun, entry: RowEntry, target: Target): Promise<RowEntry> => {
  try {
    const { version } = await act(run, target);
    return { ...entry, resultado: version > entry.desde ? 'HECHA' : 'SIN_CAMBIO', version };
  } catch (error) {
    // What the portal stands on is away: the job goes on when it is back.
    if (!(error instanceof GoreError) || error.kind === 'no_disponible') throw error;
    if (error.code === 'CONFLICTO') return { ...entry, resultado: 'CAMBIADA', motivo: meanwhile };
    return { ...entry, resultado: 'DENEGADA', motivo: wordsOf(run.module, error) };
  }
};

/** The records of a part as they are before anything is done to them, kept so that a job cut short still knows them. */
const openPart = async (run: BulkRun, at: number, targets: readonly Target[]) => {
  const known = await run.ledger.readPart(at);
  if (known) return known;
  const { deps, command, module, operation, ledger } = run;
  const work = await beginWork(deps, command, module);
  const { tenant } = command.actor;
  const found = await deps.store.getMany(targets.map(({ id }) => ({ tenant, module: module.name, id })));
  const byId = new Map(found.map((record) => [record.id, record]));
  const undone = reversibleFields(module, operation) ?? [];
  const entries = await Promise.all(
    targets.map((target) => entryOf(work, byId.get(target.id), target, undone)),
  );
  await ledger.writePart(at, entries);
  return entries;
};

/**
 * Does an operation to many records, one after the other, each under the same permissions and rules as if it were
 * alone. It may be cut at any point and run again from the start: what was done is not done twice, and what each record
 * held before stays known.
 */
export const runBulk = async (run: BulkRun): Promise<Counts> => {
  const targets = await run.ledger.readTargets();
  let counts = noCounts;
  for (let from = 0; from < targets.length; from += chunkSize) {
    const at = from / chunkSize;
    const part = targets.slice(from, from + chunkSize);
    const entries = await openPart(run, at, part);
    if (!entries.every(({ resultado }) => resultado)) {
      const results: RowEntry[] = [];
      for (const [index, target] of part.entries()) {
        const entry = entries[index] ?? { id: target.id, codigo: '', desde: target.version };
        results.push(await resultOf(run, entry, target));
      }
      await run.ledger.writePart(at, results);
      counts = addRows(counts, results);
    } else counts = addRows(counts, entries);
    await run.onProgress(counts);
  }
  return counts;
};
