import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { nextVersion } from '../kernel/runtime/write/change.ts';
import type { Work } from '../kernel/runtime/write/context.ts';
import { blankRecord } from '../kernel/runtime/write/create.ts';
import { applyChanges, type Changes, naturalCode, recordDifferences } from '../kernel/runtime/write/draft.ts';
import { present } from '../kernel/runtime/write/input.ts';
import type { RowValues, SinkRow } from './sink.ts';

const EXTRA = 'extra.';

/** Values of a row as changes: those of the module, and those of the fields the institution added. */
export const changesOf = (values: RowValues): { readonly values: Changes; readonly extra: Changes } => {
  const entries = Object.entries(values).map(
    ([name, value]) => [name, value === null ? undefined : value] as const,
  );
  return {
    values: Object.fromEntries(entries.filter(([name]) => !name.startsWith(EXTRA))),
    extra: Object.fromEntries(
      entries.flatMap(([name, value]) => (name.startsWith(EXTRA) ? [[name.slice(EXTRA.length), value]] : [])),
    ),
  };
};

/** Everything a record says, by the names rows use. */
export const valuesOf = ({ data, extra = {} }: StoredRecord): RowValues => ({
  ...data,
  ...Object.fromEntries(Object.entries(extra).map(([name, value]) => [`${EXTRA}${name}`, value])),
});

/** What a record said of the fields that a new version changed; `null` where it said nothing. */
export const valuesBefore = (before: StoredRecord, next: StoredRecord): RowValues =>
  Object.fromEntries(
    recordDifferences(before, next)
      .filter(({ field }) => field !== 'codigo' && field !== 'estado')
      .map(({ field, before: value }) => [field, value ?? null]),
  );

/** The record a row makes, or the next version of the one it brings up to date. */
export const draftOf = (
  work: Work,
  row: SinkRow,
  before: StoredRecord | undefined,
  codigo: string | undefined,
): Omit<StoredRecord, 'hash'> => {
  const { values, extra } = changesOf(row.values);
  if (before) return { ...nextVersion(work, before, { values, extra, verb: 'importar' }), huella: row.hash };
  const data = applyChanges(work.module, {}, values);
  const added = present(extra);
  const natural = naturalCode(work.module, data);
  return {
    ...blankRecord(work, work.deps.newId()),
    data,
    ...(Object.keys(added).length ? { extra: added } : {}),
    estado: row.estado,
    codigo: natural ?? codigo ?? row.codigo,
    huella: row.hash,
    ...(codigo === undefined ? {} : { clavePlanilla: row.codigo }),
  };
};
