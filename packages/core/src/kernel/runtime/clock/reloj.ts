import { diasEntre, esFecha } from '../../declare/valores/fecha.ts';
import { type Calendario, crearCalendario } from './calendario.ts';

/**
 * The only source of time of the product, injected everywhere: instants are ISO 8601 in UTC, dates are
 * business dates `YYYY-MM-DD` in the time zone of the institution.
 */
export interface Reloj {
  /** IANA time zone of the institution, for SQL that turns instants into dates. */
  readonly zona: string;
  /** This instant. */
  readonly ahora: () => string;
  /** Today's date. */
  readonly hoy: () => string;
  /** The date an instant falls on. */
  readonly fechaLocal: (instante: string) => string;
  /** Calendar days from a date or instant to another, today unless said; negative when `desde` lies ahead. */
  readonly dias: (desde: string, hasta?: string) => number;
  /**
   * Working days after a date or instant up to another, today unless said; negative when `desde` lies ahead.
   */
  readonly habiles: (desde: string, hasta?: string) => number;
  /** The n-th working day after a date or instant. */
  readonly sumarHabiles: (desde: string, n: number) => string;
  /** Tells a working day. */
  readonly esHabil: (fecha: string) => boolean;
}

/** A clock that stands still until it is told, for tests and demonstrations. */
export interface RelojFijo extends Reloj {
  readonly fijar: (instante: string) => void;
  readonly avanzar: (milisegundos: number) => void;
}

/** Where and by which calendar an institution lives. */
export interface ConfigReloj {
  /** IANA time zone, `America/Santiago` unless said. */
  readonly zona?: string;
  /** Working days, the national ones unless said. */
  readonly calendario?: Calendario;
}

/** Laid out once: every clock without a calendar of its own reads the same. */
const nacional = crearCalendario();

function crearReloj(milisegundos: () => number, config: ConfigReloj): Reloj {
  const { zona = 'America/Santiago', calendario = nacional } = config;
  // Swedish writes dates as ISO does, in every version of ICU.
  const formato = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zona,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });

  const ahora = (): string => new Date(milisegundos()).toISOString();
  const fechaLocal = (instante: string): string => formato.format(new Date(instante));
  // Every request asks for the day many times, and no zone of our time changes it but on a whole minute.
  let visto = { minuto: Number.NaN, fecha: '' };
  const hoy = (): string => {
    const minuto = Math.floor(milisegundos() / 60_000);
    if (minuto !== visto.minuto) visto = { minuto, fecha: fechaLocal(ahora()) };
    return visto.fecha;
  };
  const aFecha = (momento: string): string => (esFecha(momento) ? momento : fechaLocal(momento));

  return {
    zona,
    ahora,
    hoy,
    fechaLocal,
    dias: (desde, hasta = hoy()) => diasEntre(aFecha(desde), aFecha(hasta)),
    habiles: (desde, hasta = hoy()) => calendario.habiles(aFecha(desde), aFecha(hasta)),
    sumarHabiles: (desde, n) => calendario.sumarHabiles(aFecha(desde), n),
    esHabil: calendario.esHabil,
  };
}

/**
 * The clock of the machine, read in the zone of an institution.
 *
 * @throws RangeError when the zone does not exist.
 */
export const relojDeSistema = (config: ConfigReloj = {}): Reloj => crearReloj(() => Date.now(), config);

/** A clock fixed at an instant. */
export function relojFijo(instante: string, config: ConfigReloj = {}): RelojFijo {
  let actual = Date.parse(instante);
  return {
    ...crearReloj(() => actual, config),
    fijar: (nuevo) => {
      actual = Date.parse(nuevo);
    },
    avanzar: (milisegundos) => {
      actual += milisegundos;
    },
  };
}
