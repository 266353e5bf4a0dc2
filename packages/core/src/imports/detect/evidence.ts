import type { Inferencia } from '../../kernel/declare/valores/dialecto.ts';
import type { UnidadMonto } from '../../kernel/declare/valores/dinero.ts';
import { leerDinero } from '../../kernel/declare/valores/dinero-lectura.ts';
import type { Celda } from '../../kernel/declare/valores/lectura.ts';
import { plegar } from '../../kernel/declare/valores/texto.ts';
import { type DateEvidence, sampleDates } from '../dates.ts';

/** A unit, and the sentence that says why. */
export interface UnitProof {
  readonly unidad: UnidadMonto;
  readonly prueba: string;
}

/** Nobody signs agreements of less than this many pesos, nor of more than this many thousands. */
const FEWEST_PESOS = 1_000_000;
/** A sheet that is known to come in thousands and whose middle amount is ten thousand million does not. */
const TOO_MANY_THOUSANDS = 10_000_000;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** The unit a column of money is most likely written in: what its header says, then its cells, then how big they are. */
export const unitOf = (
  titulo: string,
  cells: readonly Celda[],
  declared: UnidadMonto | undefined,
): UnitProof => {
  const title = plegar(titulo);
  if (/MM\$|MILLONES/.test(title)) return { unidad: 'MM$', prueba: 'Su título dice MM$, millones de pesos.' };
  if (/M\$|MILES/.test(title)) return { unidad: 'M$', prueba: 'Su título dice M$.' };
  if (/\bPESOS\b|\(\$\)/.test(title)) return { unidad: '$', prueba: 'Su título dice pesos.' };
  const amounts = cells
    .map((cell) => leerDinero(cell))
    .flatMap((one) => (one.ok && one.valor !== 0 ? [one] : []));
  for (const unidad of ['M$', 'MM$'] as const) {
    const saying = amounts.filter(({ unidadDeclarada }) => unidadDeclarada === unidad).length;
    if (saying * 2 > amounts.length)
      return { unidad, prueba: `${saying} de ${amounts.length} celdas dicen ${unidad}.` };
  }
  const middle = median(amounts.map(({ valor }) => Math.abs(valor)));
  if (declared === 'M$' && middle < TOO_MANY_THOUSANDS)
    return { unidad: 'M$', prueba: 'Así lo describe el tipo de planilla.' };
  if (amounts.some(({ decimales }) => decimales !== undefined))
    return { unidad: '$', prueba: 'Sus montos traen centavos.' };
  if (amounts.length === 0) return { unidad: '$', prueba: 'No trae montos: se supone pesos.' };
  return middle < FEWEST_PESOS
    ? {
        unidad: 'M$',
        prueba: `La mitad de sus montos no pasa de ${middle.toLocaleString('es-CL')}: parecen miles.`,
      }
    : {
        unidad: '$',
        prueba: `La mitad de sus montos pasa de ${middle.toLocaleString('es-CL')}: parecen pesos.`,
      };
};

/** What the dates with slashes of a column prove, in words. */
export const dateWords = ({ veredicto, dmy, mdy, ambiguas }: Inferencia): string => {
  const counts = `${dmy} solo pueden ser día/mes, ${mdy} solo mes/día y ${ambiguas} pueden ser las dos cosas.`;
  if (veredicto === 'dmy') return `Día/mes: ${counts}`;
  if (veredicto === 'mdy') return `Mes/día: ${counts}`;
  return veredicto === 'mixto' ? `Mezcla los dos órdenes: ${counts}` : `No se puede saber: ${counts}`;
};

/** What the dates of some cells prove. */
export const dateProof = (cells: readonly Celda[]): DateEvidence => {
  const sampling = sampleDates();
  for (const cell of cells) sampling.add(cell);
  return sampling.evidence();
};
