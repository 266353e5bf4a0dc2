import { esFecha } from '../../declare/valores/fecha.ts';
import { REGLAS, type ReglaFeriado } from './reglas-feriados.ts';

/** A day that is not worked though it may fall from Monday to Friday. */
export interface Feriado {
  readonly fecha: string;
  readonly nombre: string;
  /** Law or decision that declares it. */
  readonly norma?: string;
}

/** Whose holidays they are. */
export interface Jurisdiccion {
  /** Five-digit code (CUT) of the commune where the institution works; national holidays only when absent. */
  readonly comuna?: string;
  /** Days the institution adds: elections, census, regional holidays of one year. */
  readonly extras?: readonly Feriado[];
}

/** First year the rules cover. Before it only weekends and the extra days are not worked. */
export const PRIMER_ANIO = 1990;
/** Last year the rules cover. After it only weekends and the extra days are not worked. */
export const ULTIMO_ANIO = 2060;

const rige = (regla: ReglaFeriado, anio: number, comuna: string | undefined): boolean => {
  const { desde = PRIMER_ANIO, hasta = ULTIMO_ANIO, comunas } = regla;
  if (anio < desde || anio > hasta) return false;
  return !comunas || comunas.some((inicio) => comuna?.startsWith(inicio));
};

const porFecha = (a: Feriado, b: Feriado): number => (a.fecha < b.fecha ? -1 : 1);

/**
 * Holidays of a year in order, with the law behind each; two may share a day.
 *
 * @throws RangeError when an extra day is no business date.
 */
export function feriadosDelAnio(
  anio: number,
  { comuna, extras = [] }: Jurisdiccion = {},
): readonly Feriado[] {
  if (!extras.every(({ fecha }) => esFecha(fecha))) {
    throw new RangeError('An extra holiday must be a business date YYYY-MM-DD.');
  }
  const legales = REGLAS.filter((regla) => rige(regla, anio, comuna)).flatMap(({ nombre, norma, dia }) => {
    const fecha = dia(anio);
    return fecha === undefined ? [] : [{ fecha, nombre, norma }];
  });
  return [...legales, ...extras.filter(({ fecha }) => fecha.startsWith(`${anio}-`))].sort(porFecha);
}
