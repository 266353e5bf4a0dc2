import type { RawRow } from '../../kernel/declare/sheet.ts';
import { leerTexto } from '../../kernel/declare/valores/celda.ts';
import { leerReferenciaActo } from '../../kernel/declare/valores/resolucion.ts';
import { plegar } from '../../kernel/declare/valores/texto.ts';
import type { estados, resultadosCgr, tipos } from './convenio.catalogos.ts';
import type { Hitos } from './convenio.reglas.ts';
import { hitosImposibles } from './convenio.reglas.ts';

/** Far beyond any date of a register: whether a day has come is nothing an import judges. */
const SIN_HOY = '9999-12-31';

const celda = (fila: RawRow, titulo: string): string => {
  const lectura = leerTexto(fila[titulo] ?? '');
  return lectura.ok ? lectura.texto : '';
};

/**
 * Kind of agreement by its subtítulo, since the registers do not say it: 31 and 29 are executed by mandate, 24 and 33
 * transfer the money (Ley de Presupuestos, partida 31).
 */
export const tipoDe = (_: string, fila: RawRow): keyof typeof tipos | undefined => {
  const subtitulo = celda(fila, 'SUB');
  if (subtitulo === '31' || subtitulo === '29') return 'MANDATO';
  return subtitulo === '24' || subtitulo === '33' ? 'TRANSFERENCIA' : undefined;
};

/** State in which a row arrives, never further than its register proves: a signature is no proof of being in force. */
export const estadoDe = (fila: RawRow): keyof typeof estados => {
  const estado = plegar(celda(fila, 'ESTADO DE CONVENIO'));
  if (estado === 'FIRMADO') return 'FIRMADO_CONTRAPARTE';
  return estado === 'NO SE FIRMO' ? 'CANCELADO' : 'BORRADOR';
};

/** What the Contraloría answered; an exempt act has nothing to be answered. */
export const resultadoCgrDe = (texto: string): keyof typeof resultadosCgr | undefined => {
  const dicho = plegar(texto);
  if (/^T\.?R\.? CON ALCANCES?$|^CURSA/.test(dicho)) return 'CURSA_OBS';
  if (/^TOMAD[OA] DE RAZON$|^T\.?R\.?$/.test(dicho)) return 'TOMA_RAZON';
  if (/^REPRESENTAD[OA]/.test(dicho)) return 'REPRESENTA';
  return /^RETIRAD[OA]/.test(dicho) ? 'RETIRO' : undefined;
};

/** Number of an act written with its date, as the register of 2025 does: `227/06.03.2025`. */
export const numeroDeActo = (texto: string): string | undefined => {
  const lectura = leerReferenciaActo(texto);
  if (lectura.ok) return lectura.acto.numero;
  return lectura.vacia ? undefined : texto;
};

/** Date of an act written with its number. */
export const fechaDeActo =
  (titulo: string) =>
  (_: string, fila: RawRow): string | undefined => {
    const lectura = leerReferenciaActo(fila[titulo] ?? '');
    return lectura.ok ? lectura.acto.fecha : undefined;
  };

/** What a row is known by in its register. */
export const claveDe = (fila: RawRow): string | undefined => plegar(celda(fila, 'CODIGO')) || undefined;

/** Why a row is no agreement, or nothing. */
export const motivoDeOmision = (fila: RawRow): string | undefined =>
  celda(fila, 'CODIGO') || celda(fila, 'NOMBRE DE LA INICIATIVA')
    ? undefined
    : 'Es una fila de relleno: no trae código ni nombre.';

/** Dates that go against the order in which the papers happen: real registers have them, so they come in with a warning. */
export const dudaDeHitos = (valores: Hitos): string | undefined => hitosImposibles(valores, SIN_HOY);
