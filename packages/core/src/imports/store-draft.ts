import type { Json } from '../kernel/declare/json.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
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

/** The next version of the record a row brings up to date. */
export const updatedDraft = (work: Work, row: SinkRow, before: StoredRecord): Omit<StoredRecord, 'hash'> => ({
  ...nextVersion(work, before, { ...changesOf(row.values), verb: 'importar' }),
  huella: row.hash,
});

/** What a form would say where nobody said anything. */
const defaultsOf = ({ fields }: AnyModule): Changes =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { options }]) =>
      options.default === undefined ? [] : [[name, options.default as Json] as const],
    ),
  );

/** The record a row makes, before any rule looked at it. */
export const newDraft = (
  work: Work,
  row: SinkRow,
  codigo: string | undefined,
): Omit<StoredRecord, 'hash'> => {
  const { values, extra } = changesOf(row.values);
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const data = applyChanges(work.module, {}, { ...defaultsOf(work.module), ...said });
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
