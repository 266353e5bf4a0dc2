import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { AnyModule } from '../kernel/declare/module.ts';
import { GoreError } from '../kernel/runtime/error.ts';
import { forbidden } from '../kernel/runtime/refusals.ts';
import type { RecordKey, Store } from '../kernel/runtime/store/store.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { within } from '../kernel/runtime/write/authorize.ts';
import { nextVersion } from '../kernel/runtime/write/change.ts';
import { beginWork, type Command, type Work, type WriteDeps } from '../kernel/runtime/write/context.ts';
import { blankRecord } from '../kernel/runtime/write/create.ts';
import { applyChanges, type Changes, naturalCode } from '../kernel/runtime/write/draft.ts';
import { present } from '../kernel/runtime/write/input.ts';
import { pack, writeBatch } from '../kernel/runtime/write/pack.ts';
import { type Lookup, type Prepared, prepare } from '../kernel/runtime/write/prepare.ts';
import { nameOf } from '../kernel/runtime/write/references.ts';
import type { ImportSink, SinkOutcome, SinkRow } from './sink.ts';

const chunksOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, at * size + size));

const ownersOf = async (store: Store, tenant: string, module: string, codes: readonly string[]) => {
  const owners = new Map<string, string>();
  for (const chunk of chunksOf([...new Set(codes)], 100)) {
    const keys = chunk.map(
      (value) =>
        store.entities.guardia
          .get({ tenant, module, rule: 'codigo', value })
          .params<{ Key: Record<string, unknown> }>().Key,
    );
    const { Responses } = await store.client.send(
      new BatchGetCommand({ RequestItems: { [store.tables.datos]: { Keys: keys, ConsistentRead: true } } }),
    );
    for (const item of Responses?.[store.tables.datos] ?? [])
      owners.set(String(item.value), String(item.owner));
  }
  return owners;
};

const remembering = (store: Store): Lookup => {
  const known = new Map<string, StoredRecord>();
  return async (keys: readonly RecordKey[]) => {
    const unknown = keys.filter((key) => !known.has(nameOf(key)));
    for (const record of unknown.length ? await store.getMany(unknown) : [])
      known.set(nameOf(record), record);
    return keys.flatMap((key) => known.get(nameOf(key)) ?? []);
  };
};

/** Values of a row as changes: those of the module, and those of the fields the institution added. */
const changesOf = (values: SinkRow['values']): { readonly values: Changes; readonly extra: Changes } => {
  const entries = Object.entries(values).map(
    ([name, value]) => [name, value === null ? undefined : value] as const,
  );
  const isExtra = (name: string) => name.startsWith('extra.');
  return {
    values: Object.fromEntries(entries.filter(([name]) => !isExtra(name))),
    extra: Object.fromEntries(
      entries.flatMap(([name, value]) => (isExtra(name) ? [[name.slice(6), value]] : [])),
    ),
  };
};

const draftOf = (
  work: Work,
  row: SinkRow,
  existing: StoredRecord | undefined,
): Omit<StoredRecord, 'hash'> => {
  const { values, extra } = changesOf(row.values);
  if (existing)
    return { ...nextVersion(work, existing, { values, extra, verb: 'importar' }), huella: row.hash };
  const data = applyChanges(work.module, {}, values);
  const added = present(extra);
  return {
    ...blankRecord(work, work.deps.newId()),
    data,
    ...(Object.keys(added).length ? { extra: added } : {}),
    estado: row.estado,
    codigo: naturalCode(work.module, data) ?? row.codigo,
    huella: row.hash,
  };
};

type PreparedRow = Prepared & { readonly row: SinkRow; readonly existed: boolean };

/**
 * Where the rows of a spreadsheet become records: as many to a transaction as fit, each with its audit entry and its
 * guard. A row whose record already carries its hash is left alone.
 *
 * @param command its `batch` is the import; its actor needs the verb `importar`.
 */
export const createImportSink = async (
  deps: WriteDeps,
  command: Command,
  module: AnyModule,
): Promise<ImportSink> => {
  const work = await beginWork(deps, command, module);
  if (!work.access.may(module.name, 'importar'))
    throw forbidden('Su rol no permite importar en este módulo.');
  const { store } = deps;
  const { tenant } = command.actor;
  const lookup = remembering(store);

  const recordsByCode = async (codes: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> => {
    const owners = await ownersOf(store, tenant, module.name, codes);
    const records = await store.getMany(
      [...owners.values()].map((id) => ({ tenant, module: module.name, id })),
    );
    return new Map(records.map((record) => [record.codigo, record]));
  };

  const prepareRow = async (
    row: SinkRow,
    existing: StoredRecord | undefined,
  ): Promise<PreparedRow | SinkOutcome> => {
    if (existing?.huella === row.hash)
      return { fila: row.fila, outcome: 'sin_cambio', id: existing.id, codigo: existing.codigo };
    try {
      const after = draftOf(work, row, existing);
      if (!(await within(work, { ...after, hash: '' }, 'importar')))
        return { fila: row.fila, outcome: 'error', message: 'La fila queda fuera de su alcance.' };
      const prepared = await prepare(
        work,
        { ...(existing ? { before: existing } : {}), after, verb: 'importar' },
        lookup,
      );
      return { ...prepared, row, existed: existing !== undefined };
    } catch (error) {
      if (!(error instanceof GoreError)) throw error;
      const reason = error.details.map(({ message }) => message).join(' ');
      return { fila: row.fila, outcome: 'error', message: reason || error.message };
    }
  };

  return {
    existing: async (codes) => {
      const records = await recordsByCode(codes);
      return new Map(
        [...records].map(([codigo, { id, huella }]) => [codigo, { id, ...(huella ? { hash: huella } : {}) }]),
      );
    },
    write: async (rows) => {
      const records = await recordsByCode(rows.map(({ codigo }) => codigo));
      const outcomes: SinkOutcome[] = [];
      const pending: PreparedRow[] = [];
      for (const row of rows) {
        const result = await prepareRow(row, records.get(row.codigo));
        if ('outcome' in result) outcomes.push(result);
        else pending.push(result);
      }
      const refused = new Set<SinkRow>();
      for (const batch of pack(pending))
        await writeBatch(store, batch, ({ row }, error) => {
          refused.add(row);
          outcomes.push({ fila: row.fila, outcome: 'error', message: error.message });
        });
      for (const { row, next, existed } of pending)
        if (!refused.has(row))
          outcomes.push({
            fila: row.fila,
            outcome: existed ? 'actualizada' : 'creada',
            id: next.id,
            codigo: next.codigo,
          });
      return outcomes.toSorted((a, b) => a.fila - b.fila);
    },
  };
};
