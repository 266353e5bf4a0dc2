import { leerTexto } from './celda.ts';
import { leerFecha } from './fecha-lectura.ts';
import { type Celda, type Lectura, rechazar } from './lectura.ts';
import { unificarGuiones } from './texto.ts';

/** An act as registers refer to it: its number, and its date or its year when they say so. */
export interface ReferenciaActo {
  readonly numero: string;
  readonly fecha?: string;
  readonly anio?: number;
}

const NUMERO =
  /^(?:(?:RES(?:OLUCI[OÓ]N)?\.?|OF(?:ICIO)?\.?)\s*)?(?:EX(?:ENTA)?\.?\s*)?(?:N[º°o]?\.?\s*)?(\d{1,6})\s*(?:[/\s]\s*(\S.*))?$/i;
const ANIO = /^(?:19|20)\d\d$/;
const SOLO_CIFRAS = /^\d+$/;

const NO_ES_ACTO = rechazar('No se entiende el acto: escríbalo como 227 o 227/06-03-2025.');
const FECHA_DUDOSA = rechazar('No se entiende la fecha del acto: escríbala como 06-03-2025.');

/** Reads `227/06.03.2025`, `907/2024`, `Nº 46`: the number, and what it is followed by. Anything else is refused. */
export function leerReferenciaActo(celda: Celda): Lectura<{ readonly acto: ReferenciaActo }> {
  const lectura = leerTexto(celda);
  if (!lectura.ok) return lectura;
  const partes = NUMERO.exec(unificarGuiones(lectura.texto));
  if (!partes) return NO_ES_ACTO;
  const [, numero = '', resto] = partes;
  if (resto === undefined) return { ok: true, acto: { numero } };
  if (ANIO.test(resto)) return { ok: true, acto: { numero, anio: Number(resto) } };
  // A cell of digits alone is a day as Excel counts them; behind a number it is a slip of the pen.
  if (SOLO_CIFRAS.test(resto)) return FECHA_DUDOSA;
  const fecha = leerFecha(resto);
  return fecha.ok ? { ok: true, acto: { numero, fecha: fecha.fecha } } : FECHA_DUDOSA;
}
