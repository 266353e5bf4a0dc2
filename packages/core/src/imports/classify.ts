import type { RawRow } from '../kernel/declare/sheet.ts';
import type { CellContext } from './cell.ts';
import { rowHash } from './hash.ts';
import { keyReader } from './key.ts';
import { standingOf } from './keys.ts';
import type { Profile } from './profile.ts';
import type { SheetRow } from './read/sheet-row.ts';
import { type Amounts, amountsReader } from './reconcile.ts';
import { nameCells, readRow } from './row.ts';
import type { SinkRow } from './sink.ts';
import type { Survey } from './survey.ts';
import { triageOf } from './triage.ts';
import type { FilaImportada } from './verdict.ts';

/** A row the sheet alone decides about. */
interface Decided {
  readonly kind: 'decidida';
  readonly fila: FilaImportada;
  readonly amounts: Amounts;
}

/** A row that may become a record. */
export interface Candidate {
  readonly kind: 'candidata';
  readonly row: SinkRow;
  readonly valores: RawRow;
  readonly avisos: readonly string[];
  readonly amounts: Amounts;
  /** Rows of the sheet that use its key, itself included. */
  readonly uses: number;
  /** Why a person must decide about it. */
  readonly held?: string;
}

/** A row judged by what its sheet says. */
export type Classified = Decided | Candidate;

const rowsText = (rows: readonly number[]): string =>
  rows.length === 1 ? `la fila ${rows[0]}` : `las filas ${rows.slice(0, -1).join(', ')} y ${rows.at(-1)}`;

const heldBecause = (key: string, others: readonly number[]): string =>
  `Comparte la clave ${key} con ${rowsText(others)} y no dicen lo mismo: decida si es un registro aparte o se descarta.`;

/** Makes the judge of the rows of a surveyed sheet; it answers nothing for rows that only count as blank. */
export const classifier = (
  profile: Profile,
  { layout, keys, dates }: Survey,
  refs: CellContext['refs'],
): ((sheetRow: SheetRow) => Classified | undefined) => {
  const triage = triageOf(profile, layout);
  const keyOf = keyReader(profile, layout, refs);
  const amountsIn = amountsReader(profile, layout);
  const { sheet, module } = profile;

  return (sheetRow) => {
    const named = nameCells(sheetRow, layout);
    const { fila, texts: valores } = named;
    const look = triage(named);
    if (look.kind === 'vacia') return undefined;
    const amounts = amountsIn(named);
    const decided = (veredicto: 'omitida' | 'error', motivo: string, clave?: string): Decided => ({
      kind: 'decidida',
      amounts,
      fila: { fila, veredicto, avisos: [], motivo, valores, ...(clave ? { clave } : {}) },
    });
    if (look.kind === 'omitida') return decided('omitida', look.motivo);

    const clave = keyOf(named);
    if (clave === undefined) {
      return decided(
        'error',
        'No trae un código que la identifique: complételo y suba la planilla de nuevo.',
      );
    }
    const uses = keys.get(clave) ?? [];
    const standing = standingOf(uses, fila);
    if (standing.kind === 'repetida')
      return decided('omitida', `Repetida idéntica: es igual a la fila ${standing.de}.`, clave);
    const { values, avisos, falta } = readRow(named, profile, layout, { refs, dates });
    if (falta) return decided('error', falta, clave);

    const warning = sheet.warn?.(named.texts);
    const estado = sheet.state?.(named.texts) ?? module.initial;
    return {
      kind: 'candidata',
      row: { fila, codigo: clave, values, estado, hash: rowHash(values, estado) },
      valores,
      avisos: warning === undefined ? avisos : [warning, ...avisos],
      amounts,
      uses: uses.length,
      ...(standing.kind === 'compartida' ? { held: heldBecause(clave, standing.con) } : {}),
    };
  };
};
