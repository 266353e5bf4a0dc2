import { leerTexto } from './celda.ts';
import { type Celda, type Lectura, rechazar } from './lectura.ts';
import { unificarGuiones } from './texto.ts';

/**
 * Code of an initiative in the Banco Integrado de Proyectos. The number after the dash is a part of the
 * initiative and belongs to its identity; it is not a check digit.
 */
export interface Bip {
  /** Eight digits. */
  readonly bip: string;
  /** Part of the initiative, 0 unless written. */
  readonly sufijo: number;
}

const FORMA = /^\d{8}(?: ?- ?\d{1,2})?$/;
const SIETE_DIGITOS = /^\d{7}(?: ?- ?\d{1,2})?$/;

/** Reads a BIP code: `40055832`, `30002297-0`, `40026156- 0`. There is no checksum to verify. */
export function leerBip(celda: Celda): Lectura<Bip> {
  const lectura = leerTexto(celda);
  if (!lectura.ok) return lectura;
  const texto = unificarGuiones(lectura.texto);
  if (SIETE_DIGITOS.test(texto)) {
    return rechazar('El código BIP tiene 7 dígitos y debe tener 8: complete el que falta.');
  }
  if (!FORMA.test(texto))
    return rechazar('No es un código BIP: escriba sus 8 dígitos, por ejemplo 40055832-0.');
  return { ok: true, bip: texto.slice(0, 8), sufijo: Number(texto.slice(8).replace(/\D/g, '')) };
}

/** A BIP code as people write it, `40055832-0`. */
export const escribirBip = ({ bip, sufijo }: Bip): string => `${bip}-${sufijo}`;
