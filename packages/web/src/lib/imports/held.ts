import type { Decision, SheetRow } from '../api/imports.ts';
import { isEmpty } from '../record.ts';

/** Rows of a sheet that share a key, to be told apart by a person. */
export interface HeldGroup {
  readonly key: string;
  readonly rows: readonly SheetRow[];
  /** Columns that say something in some row, those that differ marked. */
  readonly columns: readonly { readonly name: string; readonly differs: boolean }[];
}

/** What a person is about to decide about a row; the ordinal as it is written. */
export interface Draft {
  readonly decision: Decision['decision'];
  readonly ordinal: string;
}

const spelled = (row: SheetRow, column: string): string => String(row.valores[column] ?? '').trim();

const columnsOf = (rows: readonly SheetRow[]): HeldGroup['columns'] => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.valores)))];
  return names
    .filter((name) => rows.some((row) => !isEmpty(row.valores[name])))
    .map((name) => ({ name, differs: new Set(rows.map((row) => spelled(row, name))).size > 1 }));
};

/** Gathers held rows by the key they share, in the order of the sheet. */
export const groupHeld = (rows: readonly SheetRow[]): readonly HeldGroup[] => {
  const byKey = new Map<string, SheetRow[]>();
  for (const row of rows) {
    const key = row.clave ?? `fila ${row.fila}`;
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return [...byKey].map(([key, some]) => ({ key, rows: some, columns: columnsOf(some) }));
};

/**
 * The ordinal offered to the row at a place of its group: the first keeps the plain key, the next ones take 2, 3…
 */
export const offeredOrdinal = (place: number): string => (place === 0 ? '' : String(place + 1));

/** Why a draft cannot be sent, or nothing. */
export const draftFault = (
  group: HeldGroup,
  row: SheetRow,
  drafts: Readonly<Record<number, Draft>>,
): string | undefined => {
  const draft = drafts[row.fila];
  if (draft?.decision !== 'crear') return undefined;
  if (draft.ordinal !== '' && !/^([2-9]|[1-9]\d)$/.test(draft.ordinal))
    return 'Escriba un número del 2 al 99.';
  const twin = group.rows.find((other) => {
    const its = drafts[other.fila];
    return other.fila !== row.fila && its?.decision === 'crear' && its.ordinal === draft.ordinal;
  });
  if (!twin) return undefined;
  return draft.ordinal === ''
    ? `La fila ${twin.fila} también quedaría sin correlativo.`
    : `La fila ${twin.fila} ya usa el correlativo ${draft.ordinal}.`;
};

/** The decisions as the API takes them. */
export const toDecisions = (drafts: Readonly<Record<number, Draft>>): readonly Decision[] =>
  Object.entries(drafts).map(([fila, { decision, ordinal }]) => ({
    fila: Number(fila),
    decision,
    ...(decision === 'crear' && ordinal !== '' ? { correlativo: Number(ordinal) } : {}),
  }));

/** The same decision for every row of some groups. */
export const draftAll = (
  groups: readonly HeldGroup[],
  decision: Decision['decision'],
): Readonly<Record<number, Draft>> =>
  Object.fromEntries(
    groups.flatMap(({ rows }) =>
      rows.map((row, place) => [
        row.fila,
        { decision, ordinal: decision === 'crear' ? offeredOrdinal(place) : '' },
      ]),
    ),
  );
