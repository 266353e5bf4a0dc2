import { conPuntos } from '../kernel/declare/valores/numeros.ts';
import { type DateEvidence, type DateSampling, sampleDates } from './dates.ts';
import { contentHash } from './hash.ts';
import { type Layout, searchHeader } from './header.ts';
import { keyReader } from './key.ts';
import type { KeyBook, KeyUse } from './keys.ts';
import type { ImportLimits } from './limits.ts';
import type { Profile } from './profile.ts';
import type { OpenSheet } from './read/open.ts';
import type { SheetRow } from './read/sheet-row.ts';
import type { RefIndex } from './refs.ts';
import { ImportRefusal } from './refusal.ts';
import { type NamedRow, nameCells } from './row.ts';
import { triageOf } from './triage.ts';

/** What the first reading of a sheet finds out about it. */
export interface Survey {
  readonly layout: Layout;
  /** By header. */
  readonly dates: ReadonlyMap<string, DateEvidence>;
  readonly keys: KeyBook;
  /** Rows that get a verdict. */
  readonly total: number;
  /** Rows that name nothing and amount to nothing. */
  readonly vacias: number;
}

/** Takes note of the rows under the headers, one after another. */
const surveyor = (profile: Profile, layout: Layout, refs: RefIndex, limits: ImportLimits) => {
  const triage = triageOf(profile, layout);
  const keyOf = keyReader(profile, layout, refs);
  const keys = new Map<string, KeyUse[]>();
  const dates = new Map<string, DateSampling>(
    layout.columns.filter(({ field }) => field.kind === 'date').map(({ header }) => [header, sampleDates()]),
  );
  const counts = { total: 0, vacias: 0 };
  const noteKey = (row: NamedRow) => {
    const key = keyOf(row);
    if (key === undefined) return;
    const use = { fila: row.fila, hash: contentHash(row) };
    const uses = keys.get(key);
    if (uses) uses.push(use);
    else keys.set(key, [use]);
  };
  return {
    note: (sheetRow: SheetRow) => {
      const row = nameCells(sheetRow, layout);
      const { kind } = triage(row);
      counts[kind === 'vacia' ? 'vacias' : 'total'] += 1;
      if (counts.total > limits.rows) {
        throw new ImportRefusal(
          'PLANILLA_GRANDE',
          `La planilla pasa de ${conPuntos(limits.rows)} filas: divídala en partes y súbalas por separado.`,
        );
      }
      if (kind !== 'registro') return;
      noteKey(row);
      for (const [header, sampling] of dates) sampling.add(row.cells.get(header) ?? '');
    },
    result: (): Survey => ({
      layout,
      keys,
      ...counts,
      dates: new Map([...dates].map(([header, sampling]) => [header, sampling.evidence()])),
    }),
  };
};

/**
 * Reads a sheet for the first time: where its headers are, which order its dates have and which rows share a key.
 *
 * @throws ImportRefusal when it is not the sheet the profile describes.
 */
export async function surveySheet(
  sheet: OpenSheet,
  profile: Profile,
  refs: RefIndex,
  limits: ImportLimits,
): Promise<Survey> {
  const search = searchHeader(profile);
  let found: { readonly hoja: number; readonly survey: ReturnType<typeof surveyor> } | undefined;
  for await (const row of sheet.rows()) {
    if (found) {
      if (row.hoja === found.hoja) found.survey.note(row);
      continue;
    }
    const layout = search.look(row);
    if (layout) found = { hoja: layout.hoja, survey: surveyor(profile, layout, refs, limits) };
  }
  if (!found) throw search.refusal();
  const survey = found.survey.result();
  if (survey.total === 0) {
    throw new ImportRefusal(
      'PLANILLA_VACIA',
      'La planilla trae los encabezados, pero ninguna fila con datos: revísela y súbala de nuevo.',
    );
  }
  return survey;
}
