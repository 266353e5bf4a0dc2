import { leerTexto } from './celda.ts';
import { type Celda, type Lectura, rechazar } from './lectura.ts';
import { conPuntos } from './numeros.ts';
import { unificarGuiones } from './texto.ts';

const FORMA = /^0*[1-9]\d{0,7}-?[\dK]$/;
const CANONICO = /^[1-9]\d{0,7}-[\dK]$/;

/** Check digit of a RUN or RUT by modulus 11: weights 2 to 7 from the right, 11 → `0`, 10 → `K`. */
export function digitoVerificador(cuerpo: number): string {
  const suma = [...String(cuerpo)]
    .reverse()
    .reduce((total, digito, lugar) => total + Number(digito) * (2 + (lugar % 6)), 0);
  return '0K987654321'.charAt(suma % 11);
}

/**
 * Reads a RUN or RUT into its canonical form `12345678-5` (no dots, upper-case K).
 *
 * Tolerates dots, blanks, typographic dashes, leading zeros, lower-case k and a missing dash; the last
 * character is always taken for the check digit.
 */
export function leerRut(celda: Celda): Lectura<{ readonly rut: string }> {
  const lectura = leerTexto(celda);
  if (!lectura.ok) return lectura;
  const compacto = unificarGuiones(lectura.texto).replace(/[ .]/g, '').toUpperCase();
  if (!FORMA.test(compacto)) return rechazar('No es un RUT: escríbalo completo, por ejemplo 12.345.678-5.');
  const cuerpo = Number(compacto.slice(0, -1).replace('-', ''));
  const digito = compacto.slice(-1);
  if (digito !== digitoVerificador(cuerpo)) {
    return rechazar('El dígito verificador no corresponde al número: revise el RUT completo.');
  }
  return { ok: true, rut: `${cuerpo}-${digito}` };
}

/** Tells a canonical, valid RUN or RUT from any other text. */
export const esRut = (texto: string): boolean =>
  CANONICO.test(texto) && digitoVerificador(Number(texto.slice(0, -2))) === texto.slice(-1);

/** A canonical RUT as people read it, `12.345.678-5`; a text of another form comes back untouched. */
export const formatearRut = (rut: string): string =>
  CANONICO.test(rut) ? `${conPuntos(Number(rut.slice(0, -2)))}${rut.slice(-2)}` : rut;
