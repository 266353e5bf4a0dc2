import { leerTexto } from './celda.ts';
import { type Dialecto, type FormaFecha, formaDe } from './dialecto.ts';
import { esFecha, fechaDeNumero, numeroDeDia } from './fecha.ts';
import { type Celda, type Lectura, rechazar, VACIA } from './lectura.ts';
import { plegar } from './texto.ts';

/** What the reader must be told about a column of dates. */
export interface OpcionesFecha {
  /** Order of dates with slashes, one for all or one for each way of writing; day/month unless said. */
  readonly dialecto?: Dialecto | Readonly<Record<FormaFecha, Dialecto>>;
  /**
   * Day zero of serial numbers: Excel for Windows and Google Sheets count from 1900, old Excel for Mac from
   * 1904.
   */
  readonly sistema?: 1900 | 1904;
}

type LecturaFecha = Lectura<{ readonly fecha: string }>;

const PRIMER_ANIO = 1900;
const ULTIMO_ANIO = 2100;

const NO_ES_FECHA = rechazar('No se entiende la fecha: escríbala como 26-04-2024.');
const NO_EXISTE = rechazar(
  'Ese día no existe en el calendario: corrija el día, el mes o el orden en que van.',
);
const ANIO_LEJANO = rechazar(`El año debe estar entre ${PRIMER_ANIO} y ${ULTIMO_ANIO}: corrija la fecha.`);
const NO_ES_SERIAL = rechazar('Es un número y no una fecha: escríbala como 26-04-2024.');

/**
 * How an empty cell of date format shows in spreadsheets: serial number zero, with four or two digits of
 * year.
 */
const FECHAS_CERO = new Set(['1899-12-30', '1900-01-00', '2000-01-00']);

const MESES = new Map(
  [
    ['ENE', 'ENERO'],
    ['FEB', 'FEBRERO'],
    ['MAR', 'MARZO'],
    ['ABR', 'ABRIL'],
    ['MAY', 'MAYO'],
    ['JUN', 'JUNIO'],
    ['JUL', 'JULIO'],
    ['AGO', 'AGOSTO'],
    ['SEP', 'SEPT', 'SEPTIEMBRE', 'SET', 'SETIEMBRE'],
    ['OCT', 'OCTUBRE'],
    ['NOV', 'NOVIEMBRE'],
    ['DIC', 'DICIEMBRE'],
  ].flatMap((nombres, mes) => nombres.map((nombre) => [nombre, mes + 1] as const)),
);

const ANIO = String.raw`(\d{4}|\d\d)`;
const CON_GUIONES_O_PUNTOS = new RegExp(String.raw`^(\d{1,2})([-.])(\d{1,2})\2${ANIO}$`);
const CON_BARRAS = new RegExp(String.raw`^(\d{1,2})\/(\d{1,2})\/${ANIO}$`);
const CON_MES_ESCRITO = new RegExp(
  String.raw`^(\d{1,2})(?:[-/ ]| DE )(${[...MESES.keys()].join('|')})\.?(?:[-/ ]| DEL? )${ANIO}$`,
);
/** The midnight that exports append to a date; any other time means that the cell is not a date. */
const MEDIANOCHE = /[T ]00:00(?::00(?:\.0+)?)?$/;
const ANIO_MES_DIA = /^(\d+)-(\d+)-(\d+)$/;

/** Two-digit years: 00 to 69 are of this century, 70 to 99 of the last one (POSIX). */
const siglo = (anio: string): string => (Number(anio) < 70 ? `20${anio}` : `19${anio}`);

/**
 * Turns every shape of text into year-month-day, unpadded; ISO and what is no date come back as they were.
 */
const ordenar = (texto: string, dialecto: Dialecto): string =>
  texto
    .replace(MEDIANOCHE, '')
    .replace(CON_GUIONES_O_PUNTOS, '$4-$3-$1')
    .replace(CON_BARRAS, dialecto === 'dmy' ? '$3-$2-$1' : '$3-$1-$2')
    .replace(
      CON_MES_ESCRITO,
      (_, dia: string, mes: string, anio: string) => `${anio}-${MESES.get(mes)}-${dia}`,
    );

const completar = (anioMesDia: string): string =>
  anioMesDia.replace(
    ANIO_MES_DIA,
    (_, anio: string, mes: string, dia: string) =>
      `${anio.length === 2 ? siglo(anio) : anio}-${mes.padStart(2, '0')}-${dia.padStart(2, '0')}`,
  );

function validar(fecha: string): LecturaFecha {
  if (FECHAS_CERO.has(fecha)) return VACIA;
  if (!esFecha(fecha)) return NO_EXISTE;
  const anio = Number(fecha.slice(0, 4));
  return anio >= PRIMER_ANIO && anio <= ULTIMO_ANIO ? { ok: true, fecha } : ANIO_LEJANO;
}

/**
 * Serial 60 of the 1900 system is a 29 February that never was, so what comes before March 1900 is refused.
 */
function desdeSerial(serial: number, sistema: 1900 | 1904): LecturaFecha {
  if (serial === 0) return VACIA;
  const base = numeroDeDia(sistema === 1904 ? '1904-01-01' : '1899-12-30');
  const dia = base + Math.floor(serial);
  const pareceAnio = Number.isInteger(serial) && serial >= PRIMER_ANIO && serial <= ULTIMO_ANIO;
  const enRango = dia >= numeroDeDia('1900-03-01') && dia <= numeroDeDia(`${ULTIMO_ANIO}-12-31`);
  return enRango && !pareceAnio ? { ok: true, fecha: fechaDeNumero(dia) } : NO_ES_SERIAL;
}

/**
 * Reads a date in any of the shapes found in real sheets: day-month-year with dashes or dots, slashes in the
 * order `dialecto` says, Spanish months (`26-abr-24`, `7 de abril de 2024`), ISO, and serial numbers.
 *
 * Blanks, `S/F`, `N/A` and the zero date (`30-12-1899`) are an empty cell. Nothing is guessed: a typo such as
 * `14-089-2024`, mixed separators, or a month 17 under the given order are refused.
 */
export function leerFecha(
  celda: Celda,
  { dialecto = 'dmy', sistema = 1900 }: OpcionesFecha = {},
): LecturaFecha {
  if (typeof celda === 'number') return desdeSerial(celda, sistema);
  const lectura = leerTexto(celda);
  if (!lectura.ok) return lectura;
  if (/^\d{5}$/.test(lectura.texto)) return desdeSerial(Number(lectura.texto), sistema);
  const texto = plegar(lectura.texto);
  const orden = typeof dialecto === 'string' ? dialecto : dialecto[formaDe(texto)];
  const anioMesDia = ordenar(texto, orden);
  return ANIO_MES_DIA.test(anioMesDia) ? validar(completar(anioMesDia)) : NO_ES_FECHA;
}
