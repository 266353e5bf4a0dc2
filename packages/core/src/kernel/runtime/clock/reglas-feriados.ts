import { diaDeSemana, sumarDias } from '../../declare/valores/fecha.ts';
import { domingoDePascua } from './pascua.ts';

/** A holiday as the law gives it. */
export interface ReglaFeriado {
  readonly nombre: string;
  /** Law that declares it and laws that move it. */
  readonly norma: string;
  /** The day in that year, or nothing when the law gives none. */
  readonly dia: (anio: number) => string | undefined;
  /** First and last year in force, 1990 to 2060 unless said. */
  readonly desde?: number;
  readonly hasta?: number;
  /** Beginnings of the five-digit commune codes (CUT) where it holds; the whole country unless said. */
  readonly comunas?: readonly string[];
}

const LUNES = 1;
const MARTES = 2;
const MIERCOLES = 3;
const JUEVES = 4;
const VIERNES = 5;

type Dia = ReglaFeriado['dia'];

const fijo =
  (mesDia: string) =>
  (anio: number): string =>
    `${anio}-${mesDia}`;

const pascua =
  (dias: number) =>
  (anio: number): string =>
    sumarDias(domingoDePascua(anio), dias);

/** The fixed day, only in the years when it falls on that day of the week. */
const siCae =
  (mesDia: string, semana: number): Dia =>
  (anio) => {
    const fecha = `${anio}-${mesDia}`;
    return diaDeSemana(fecha) === semana ? fecha : undefined;
  };

/** Ley 19.668: Tuesday to Thursday go to Monday of that week, Friday to the next Monday; the others stay. */
const alLunes =
  (dia: (anio: number) => string): Dia =>
  (anio) => {
    const fecha = dia(anio);
    const semana = diaDeSemana(fecha);
    if (semana === VIERNES) return sumarDias(fecha, 3);
    return semana <= JUEVES ? sumarDias(fecha, LUNES - semana) : fecha;
  };

/**
 * Ley 20.299: Tuesday goes to Friday of the week before, Wednesday to Friday of that week; the others stay.
 */
const alViernes =
  (dia: (anio: number) => string): Dia =>
  (anio) => {
    const fecha = dia(anio);
    const semana = diaDeSemana(fecha);
    if (semana === MARTES) return sumarDias(fecha, -4);
    return semana === MIERCOLES ? sumarDias(fecha, 2) : fecha;
  };

const primerLunesDeSeptiembre: Dia = (anio) =>
  sumarDias(`${anio}-09-01`, (8 - diaDeSemana(`${anio}-09-01`)) % 7);

/**
 * Years whose June solstice falls on the 20th in the winter time of continental Chile (UTC−4); else it is the
 * 21st.
 */
const SOLSTICIO_EL_20 = new Set([
  2024, 2025, 2028, 2029, 2032, 2033, 2036, 2037, 2040, 2041, 2044, 2045, 2048, 2049, 2050, 2052, 2053, 2054,
  2056, 2057, 2058, 2060,
]);

/** The law itself fixed 21 June for 2021, when the solstice fell late on the 20th. */
const solsticio: Dia = (anio) => `${anio}-06-${SOLSTICIO_EL_20.has(anio) ? 20 : 21}`;

/**
 * Every Chilean holiday in force at some time from 1990 to 2060, election days apart (they are set each
 * time).
 */
export const REGLAS: readonly ReglaFeriado[] = [
  { nombre: 'Año Nuevo', norma: 'Ley 2.977', dia: fijo('01-01') },
  { nombre: 'Feriado adicional de Año Nuevo', norma: 'Ley 20.983', dia: siCae('01-02', LUNES), desde: 2017 },
  { nombre: 'Viernes Santo', norma: 'Ley 2.977', dia: pascua(-2) },
  { nombre: 'Sábado Santo', norma: 'Ley 2.977', dia: pascua(-1) },
  {
    nombre: 'Censo de Población',
    norma: 'Ley especial del Censo 2017',
    dia: fijo('04-19'),
    desde: 2017,
    hasta: 2017,
  },
  { nombre: 'Día Nacional del Trabajo', norma: 'Código del Trabajo, art. 35', dia: fijo('05-01') },
  { nombre: 'Día de las Glorias Navales', norma: 'Ley 2.977', dia: fijo('05-21') },
  { nombre: 'Corpus Christi', norma: 'Leyes 2.977 y 18.607', dia: pascua(60), hasta: 1999 },
  {
    nombre: 'Corpus Christi',
    norma: 'Leyes 2.977 y 19.668; derogado por la Ley 20.148',
    dia: alLunes(pascua(60)),
    desde: 2000,
    hasta: 2006,
  },
  {
    nombre: 'Asalto y Toma del Morro de Arica',
    norma: 'Ley 20.663',
    dia: fijo('06-07'),
    desde: 2013,
    comunas: ['15'],
  },
  { nombre: 'Día Nacional de los Pueblos Indígenas', norma: 'Ley 21.357', dia: solsticio, desde: 2021 },
  { nombre: 'San Pedro y San Pablo', norma: 'Leyes 2.977 y 18.432', dia: fijo('06-29'), hasta: 1999 },
  {
    nombre: 'San Pedro y San Pablo',
    norma: 'Leyes 2.977, 18.432 y 19.668',
    dia: alLunes(fijo('06-29')),
    desde: 2000,
  },
  { nombre: 'Virgen del Carmen', norma: 'Ley 20.148', dia: fijo('07-16'), desde: 2007 },
  { nombre: 'Asunción de la Virgen', norma: 'Ley 2.977', dia: fijo('08-15') },
  {
    nombre: 'Nacimiento del Prócer de la Independencia',
    norma: 'Ley 20.768',
    dia: fijo('08-20'),
    desde: 2014,
    comunas: ['16101', '16103'],
  },
  { nombre: 'Día de la Liberación Nacional', norma: 'Ley 18.026', dia: fijo('09-11'), hasta: 1998 },
  {
    nombre: 'Día de la Unidad Nacional',
    norma: 'Ley 19.588; derogado por la Ley 19.793',
    dia: primerLunesDeSeptiembre,
    desde: 1999,
    hasta: 2001,
  },
  { nombre: 'Feriado adicional', norma: 'Ley 21.482', dia: fijo('09-16'), desde: 2022, hasta: 2022 },
  {
    nombre: 'Feriado adicional de Fiestas Patrias',
    norma: 'Ley 20.215',
    dia: siCae('09-17', LUNES),
    desde: 2007,
  },
  { nombre: 'Feriado del Bicentenario', norma: 'Ley 20.450', dia: fijo('09-17'), desde: 2010, hasta: 2010 },
  {
    nombre: 'Feriado adicional de Fiestas Patrias',
    norma: 'Ley 20.983',
    dia: siCae('09-17', VIERNES),
    desde: 2017,
  },
  { nombre: 'Independencia Nacional', norma: 'Ley 2.977', dia: fijo('09-18') },
  { nombre: 'Día de las Glorias del Ejército', norma: 'Ley 2.977', dia: fijo('09-19') },
  {
    nombre: 'Feriado adicional de Fiestas Patrias',
    norma: 'Ley 20.215',
    dia: siCae('09-20', VIERNES),
    desde: 2007,
  },
  { nombre: 'Feriado del Bicentenario', norma: 'Ley 20.450', dia: fijo('09-20'), desde: 2010, hasta: 2010 },
  { nombre: 'Día del Descubrimiento de América', norma: 'Ley 3.810', dia: fijo('10-12'), hasta: 1999 },
  {
    nombre: 'Encuentro de Dos Mundos',
    norma: 'Leyes 3.810 y 19.668',
    dia: alLunes(fijo('10-12')),
    desde: 2000,
  },
  {
    nombre: 'Día de las Iglesias Evangélicas y Protestantes',
    norma: 'Ley 20.299',
    dia: alViernes(fijo('10-31')),
    desde: 2008,
  },
  { nombre: 'Día de Todos los Santos', norma: 'Ley 2.977', dia: fijo('11-01') },
  { nombre: 'Inmaculada Concepción', norma: 'Ley 2.977', dia: fijo('12-08') },
  { nombre: 'Navidad', norma: 'Ley 2.977', dia: fijo('12-25') },
  {
    nombre: 'Feriado del cambio de siglo',
    norma: 'Ley 19.656',
    dia: fijo('12-31'),
    desde: 1999,
    hasta: 1999,
  },
];
