/** Years 0001 to 9999: others begin with a sign in ISO 8601, and the year 0000 is none that PostgreSQL knows. */
const CON_ANIO = /^(?!0000)\d/;
const MILISEGUNDOS_POR_DIA = 86_400_000;

const FORMA = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Tells a business date `YYYY-MM-DD` that exists in the calendar from any other text. */
export const esFecha = (texto: string): boolean => {
  if (!FORMA.test(texto)) return false;
  // Every month has the first 28 days; only for the others the calendar is asked, which takes ten times as long.
  return texto.slice(8) <= '28' || String(new Date(`${texto}T00:00:00Z`).toJSON()).startsWith(texto);
};

/**
 * Days from 1970-01-01 to a date.
 *
 * @throws RangeError when the text is no business date.
 */
export function numeroDeDia(fecha: string): number {
  if (!esFecha(fecha)) throw new RangeError('A business date must be an existing day written YYYY-MM-DD.');
  return Date.parse(`${fecha}T00:00:00Z`) / MILISEGUNDOS_POR_DIA;
}

/**
 * The date that lies so many days after 1970-01-01.
 *
 * @throws RangeError outside the years 0001 to 9999.
 */
export function fechaDeNumero(dia: number): string {
  const fecha = new Date(dia * MILISEGUNDOS_POR_DIA).toISOString().slice(0, 10);
  if (!CON_ANIO.test(fecha))
    throw new RangeError('A business date must lie between the years 0001 and 9999.');
  return fecha;
}

/** Day of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export const diaDeSemana = (fecha: string): number =>
  new Date(numeroDeDia(fecha) * MILISEGUNDOS_POR_DIA).getUTCDay() || 7;

/** Negative, zero or positive as `a` comes before, with or after `b`; for sorting. */
export const compararFechas = (a: string, b: string): number => numeroDeDia(a) - numeroDeDia(b);

/** The date `dias` calendar days later, or earlier when negative. */
export const sumarDias = (fecha: string, dias: number): string => fechaDeNumero(numeroDeDia(fecha) + dias);

/** Calendar days from one date to another; negative when `hasta` comes first. */
export const diasEntre = (desde: string, hasta: string): number => numeroDeDia(hasta) - numeroDeDia(desde);

/** A business date as people read it, `26-04-2024`; a text of another form comes back untouched. */
export const formatearFecha = (fecha: string): string => fecha.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3-$2-$1');
