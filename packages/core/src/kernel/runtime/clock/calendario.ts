import { diaDeSemana, fechaDeNumero, numeroDeDia, sumarDias } from '../../declare/valores/fecha.ts';
import { feriadosDelAnio, type Jurisdiccion, PRIMER_ANIO, ULTIMO_ANIO } from './feriados.ts';

/**
 * Working days of one institution: Monday to Friday that are no holiday (Ley 19.880 art. 25: Saturday is not
 * one).
 */
export interface Calendario {
  readonly esHabil: (fecha: string) => boolean;
  /**
   * Place of a date in the running count of working days, itself included when it is one. Only differences
   * mean something: terms begin the day after, so `ordinal(b) - ordinal(a)` are the working days gone by from
   * `a` to `b`.
   */
  readonly ordinal: (fecha: string) => number;
  /** Working days after `desde` up to and including `hasta`; negative when `hasta` comes first. */
  readonly habiles: (desde: string, hasta: string) => number;
  /** The n-th working day after `fecha`, before it when `n` is negative, `fecha` itself when it is 0. */
  readonly sumarHabiles: (fecha: string, n: number) => string;
}

/**
 * A row of the table that gives SQL the same count: working days from `a` to `b` = ordinal(b) − ordinal(a).
 */
export interface DiaOrdinal {
  readonly fecha: string;
  readonly ordinal: number;
}

const VIERNES = 5;
/** 1970-01-01 was a Thursday: three days after the Monday of its week. */
const DESDE_LUNES = 3;

const esDeSemana = (fecha: string): boolean => diaDeSemana(fecha) <= VIERNES;

/** Days from Monday to Friday since Monday 1969-12-29, the day itself included. */
const ordinalDeSemana = (dia: number): number => {
  const desdeLunes = dia + DESDE_LUNES;
  const semanas = Math.floor(desdeLunes / 7);
  return semanas * VIERNES + Math.min(desdeLunes - semanas * 7 + 1, VIERNES);
};

const feriadosDeSemana = (jurisdiccion: Jurisdiccion): ReadonlySet<number> => {
  const feriados = [...(jurisdiccion.extras ?? [])];
  for (let anio = PRIMER_ANIO; anio <= ULTIMO_ANIO; anio += 1) {
    feriados.push(...feriadosDelAnio(anio, { comuna: jurisdiccion.comuna }));
  }
  const fechas = feriados.map(({ fecha }) => fecha).filter(esDeSemana);
  return new Set(fechas.map(numeroDeDia).sort((a, b) => a - b));
};

/** Makes the calendar of an institution; keep it, since the holidays of seventy years are laid out once. */
export function crearCalendario(jurisdiccion: Jurisdiccion = {}): Calendario {
  const feriados = feriadosDeSemana(jurisdiccion);

  const esHabil = (fecha: string): boolean => esDeSemana(fecha) && !feriados.has(numeroDeDia(fecha));

  const ordinal = (fecha: string): number => {
    const dia = numeroDeDia(fecha);
    let anteriores = 0;
    for (const feriado of feriados) {
      if (feriado > dia) break;
      anteriores += 1;
    }
    return ordinalDeSemana(dia) - anteriores;
  };

  const sumarHabiles = (fecha: string, n: number): string => {
    const paso = Math.sign(n);
    let actual = fecha;
    for (let faltan = Math.abs(n); faltan > 0; ) {
      actual = sumarDias(actual, paso);
      if (esHabil(actual)) faltan -= 1;
    }
    return actual;
  };

  return { esHabil, ordinal, habiles: (desde, hasta) => ordinal(hasta) - ordinal(desde), sumarHabiles };
}

/**
 * The rows of the calendar table, one for each day from `desde` to `hasta`; make them again when the extra
 * days change.
 */
export function calendarioHabil(
  desde: string,
  hasta: string,
  jurisdiccion: Jurisdiccion = {},
): readonly DiaOrdinal[] {
  const { esHabil, ordinal } = crearCalendario(jurisdiccion);
  const primero = numeroDeDia(desde);
  const largo = Math.max(numeroDeDia(hasta) - primero + 1, 0);
  let cuenta = ordinal(sumarDias(desde, -1));
  return Array.from({ length: largo }, (_, lugar) => {
    const fecha = fechaDeNumero(primero + lugar);
    if (esHabil(fecha)) cuenta += 1;
    return { fecha, ordinal: cuenta };
  });
}
