import {
  type Dialecto,
  esAmbigua,
  type FormaFecha,
  formaDe,
  type Inferencia,
  inferirDialecto,
} from '../kernel/declare/valores/dialecto.ts';
import { formatearFecha } from '../kernel/declare/valores/fecha.ts';
import { leerFecha } from '../kernel/declare/valores/fecha-lectura.ts';
import type { Celda } from '../kernel/declare/valores/lectura.ts';
import { limpiar } from '../kernel/declare/valores/texto.ts';
import type { ValueReading } from './value.ts';

/** What the dates with slashes of one column prove about the order of day and month. */
export type DateEvidence = ReturnType<typeof inferirDialecto>;

/** Different dates kept per column: more would add no proof. */
const SAMPLES = 5000;

/** Gathers the dates of a column while its sheet is read for the first time. */
export interface DateSampling {
  readonly add: (cell: Celda) => void;
  readonly evidence: () => DateEvidence;
}

/** Starts gathering the dates of one column. */
export const sampleDates = (): DateSampling => {
  const samples = new Set<string>();
  return {
    add: (cell) => {
      if (typeof cell === 'string' && cell.includes('/') && samples.size < SAMPLES)
        samples.add(limpiar(cell));
    },
    evidence: () => inferirDialecto([...samples]),
  };
};

const isProved = ({ veredicto }: Inferencia): boolean => veredicto === 'dmy' || veredicto === 'mdy';

const orderOf = ({ dmy, mdy }: Inferencia): Dialecto => (mdy > dmy ? 'mdy' : 'dmy');

/** A date that only one order makes sense of says its order itself. */
const readCertain = (cell: Celda) => {
  const dayFirst = leerFecha(cell, { dialecto: 'dmy' });
  if (dayFirst.ok || dayFirst.vacia) return dayFirst;
  const monthFirst = leerFecha(cell, { dialecto: 'mdy' });
  return monthFirst.ok ? monthFirst : dayFirst;
};

/**
 * Reads a date by what its column proves. Where the column proves nothing, or both orders, the likelier one is taken
 * and the person is told; what a person chose for the column is taken at its word.
 */
export const readDate = (
  cell: Celda,
  evidence: DateEvidence | undefined,
  chosen: Readonly<Partial<Record<FormaFecha, Dialecto>>> = {},
): ValueReading => {
  const text = limpiar(String(cell));
  if (typeof cell === 'number' || !esAmbigua(text)) {
    const certain = readCertain(cell);
    return certain.ok ? { ok: true, valor: certain.fecha } : certain;
  }
  const forma = formaDe(text);
  const column = evidence?.[forma];
  const decided = chosen[forma];
  const dialecto = decided ?? (column ? orderOf(column) : 'dmy');
  const reading = leerFecha(cell, { dialecto });
  if (!reading.ok) return reading;
  if (decided || (column && isProved(column))) return { ok: true, valor: reading.fecha };
  const shown = formatearFecha(reading.fecha);
  return {
    ok: true,
    valor: reading.fecha,
    aviso: `«${text}» puede ser otro día: se leyó ${shown} (día-mes-año). Revíselo.`,
  };
};
