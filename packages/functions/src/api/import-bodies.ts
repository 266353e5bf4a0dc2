import type { Decision } from '@gore/core/imports/decide.ts';
import type { CorrectedCells } from '@gore/core/imports/row.ts';
import { sinCuentas, type Veredicto } from '@gore/core/imports/verdict.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { invalid } from '@gore/core/kernel/runtime/refusals.ts';
import type { Body } from './command.ts';

const maxDecisions = 200;
const maxCorrected = 500;
const maxCell = 4000;

const isRecord = (raw: unknown): raw is Body =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const isDecision = (raw: unknown): raw is Decision => {
  if (!isRecord(raw)) return false;
  const { fila, decision, correlativo } = raw;
  return (
    Number.isSafeInteger(fila) &&
    (decision === 'crear' || decision === 'descartar') &&
    (correlativo === undefined || Number.isSafeInteger(correlativo))
  );
};

/** What somebody decided about held rows. @throws GoreError when it is not understood, or too much at once. */
export const decisionsOf = ({ decisiones }: Body): readonly Decision[] => {
  if (!Array.isArray(decisiones) || decisiones.length === 0 || !decisiones.every(isDecision))
    throw invalid([
      { field: 'decisiones', message: 'Indique fila y decisión (crear o descartar) de cada una.' },
    ]);
  if (decisiones.length > maxDecisions)
    throw invalid([
      { field: 'decisiones', message: `Envíe ${maxDecisions} decisiones como máximo cada vez.` },
    ]);
  return decisiones;
};

const isCells = (raw: unknown): raw is CorrectedCells =>
  isRecord(raw) && Object.values(raw).every((text) => typeof text === 'string' && text.length <= maxCell);

/** Cells somebody corrected, by row. @throws GoreError when they are not understood, or too many at once. */
export const correctionsOf = ({ celdas }: Body): Readonly<Record<string, CorrectedCells>> => {
  if (!isRecord(celdas) || Object.keys(celdas).length === 0)
    throw invalid([{ field: 'celdas', message: 'Indique, por fila, las columnas y lo que deben decir.' }]);
  const rows = Object.entries(celdas);
  if (rows.length > maxCorrected)
    throw invalid([{ field: 'celdas', message: `Corrija ${maxCorrected} filas como máximo cada vez.` }]);
  const cells = rows.flatMap(([fila, changes]) =>
    /^[1-9]\d{0,6}$/.test(fila) && isCells(changes) ? [[fila, changes] as const] : [],
  );
  if (cells.length < rows.length)
    throw invalid([
      { field: 'celdas', message: 'Cada corrección lleva un número de fila y textos por columna.' },
    ]);
  return Object.fromEntries(cells);
};

/** The verdict a page of rows is asked for, or the rows with something to know about them. */
export const verdictOf = (raw: string | undefined): Veredicto | 'aviso' | undefined => {
  if (raw === undefined || raw === '') return undefined;
  if (raw === 'aviso') return raw;
  if (!Object.hasOwn(sinCuentas, raw)) throw new GoreError('malformado', 'Ese veredicto no existe.');
  return raw as Veredicto;
};

/** A whole number of the address. */
export const countOf = (raw: string | undefined, fallback: number, most: number): number => {
  const count = raw === undefined ? fallback : Number(raw);
  if (!Number.isSafeInteger(count) || count < 0 || count > most)
    throw new GoreError('malformado', 'La página pedida no existe: vuelva al comienzo.');
  return count;
};
