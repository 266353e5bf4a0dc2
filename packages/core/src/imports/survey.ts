import { conPuntos } from '../kernel/declare/valores/numeros.ts';
import type { Amendments } from './amendments.ts';
import { type DateEvidence, type DateSampling, sampleDates } from './dates.ts';
import { contentHash } from './hash.ts';
import { keyReader } from './key.ts';
import { type KeyBook, openKeyBook } from './key-book.ts';
import type { Layout } from './layout.ts';
import type { ImportLimits } from './limits.ts';
import type { Profile } from './profile.ts';
import type { OpenSheet } from './read/open.ts';
import type { RefIndex } from './refs.ts';
import { ImportRefusal } from './refusal.ts';
import { type NamedRow, nameCells } from './row.ts';
import { triageOf } from './triage.ts';

/** What the first reading of a sheet finds out about it. */
export interface Survey {
  /** By header. */
  readonly dates: ReadonlyMap<string, DateEvidence>;
  readonly keys: KeyBook;
  /** Rows that get a verdict. */
  readonly total: number;
  /** Rows that name nothing and amount to nothing. */
  readonly vacias: number;
}

/** The rows under the headers, named and with what a person corrected; headers said again are left out. */
export async function* namedRows(
  sheet: OpenSheet,
  layout: Layout,
  profile: Profile,
  { celdas }: Amendments,
): AsyncGenerator<NamedRow, void> {
  const inherit = profile.sheet.inherit ?? [];
  let above: Readonly<Record<string, string>> = {};
  let waiting: NamedRow | undefined;
  for await (const row of sheet.rows()) {
    if (row.hoja > layout.hoja) break;
    if (row.hoja !== layout.hoja || row.fila <= layout.fila || layout.repeats(row)) continue;
    const named = nameCells(row, layout, celdas[String(row.fila)]);
    if (!inherit.length) {
      yield named;
      continue;
    }
    above = inherited(named, inherit, above);
    const whole = named.cells.size
      ? nameCells(row, layout, { ...above, ...celdas[String(row.fila)] })
      : named;
    if (waiting) yield isBranch(waiting, whole, inherit) ? { ...waiting, branch: true } : waiting;
    waiting = whole;
  }
  if (waiting) yield waiting;
}

const pathOf = ({ texts }: NamedRow, columns: readonly string[]): readonly string[] =>
  columns.flatMap((name) => texts[name] ?? []);

/** Whether the row that follows goes further down the same branch. */
const isBranch = (row: NamedRow, next: NamedRow, columns: readonly string[]): boolean => {
  const [path, deeper] = [pathOf(row, columns), pathOf(next, columns)];
  return path.length > 0 && deeper.length > path.length && path.every((part, at) => deeper[at] === part);
};

/** Printed hierarchies: a value holds until another one stands in its column; one that changes ends those to its right. */
const inherited = (
  { texts }: NamedRow,
  columns: readonly string[],
  above: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const first = columns.findIndex((name) => texts[name] !== undefined);
  if (first < 0) return above;
  return Object.fromEntries(
    columns.flatMap((name, at) => {
      const value = texts[name] ?? (at < first ? above[name] : undefined);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
};

/**
 * Reads a sheet for the first time: which order its dates have and which rows share a key.
 *
 * @throws ImportRefusal when it has no rows, or more than it may.
 */
export async function surveySheet(
  sheet: OpenSheet,
  { profile, layout, refs, limits, amendments }: SurveyContext,
): Promise<Survey> {
  const triage = triageOf(profile, layout);
  const keyOf = keyReader(profile, layout, refs);
  const keys = openKeyBook();
  const dates = new Map<string, DateSampling>(
    layout.columns.filter(({ field }) => field.kind === 'date').map(({ header }) => [header, sampleDates()]),
  );
  let total = 0;
  let vacias = 0;
  for await (const row of namedRows(sheet, layout, profile, amendments)) {
    const { kind } = triage(row);
    if (kind === 'vacia') vacias += 1;
    else total += 1;
    if (total > limits.rows) {
      throw new ImportRefusal(
        'PLANILLA_GRANDE',
        `La planilla pasa de ${conPuntos(limits.rows)} filas: divídala en partes y súbalas por separado.`,
      );
    }
    if (kind !== 'registro') continue;
    const key = keyOf(row);
    if (key !== undefined) keys.note(key, row.fila, contentHash(row));
    for (const [header, sampling] of dates) sampling.add(row.cells.get(header) ?? '');
  }
  if (total === 0) {
    throw new ImportRefusal(
      'PLANILLA_VACIA',
      'La planilla trae los encabezados, pero ninguna fila con datos: revísela y súbala de nuevo.',
    );
  }
  return {
    keys,
    total,
    vacias,
    dates: new Map([...dates].map(([header, sampling]) => [header, sampling.evidence()])),
  };
}

/** What a sheet is surveyed with. */
export interface SurveyContext {
  readonly profile: Profile;
  readonly layout: Layout;
  readonly refs: RefIndex;
  readonly limits: ImportLimits;
  readonly amendments: Amendments;
}
