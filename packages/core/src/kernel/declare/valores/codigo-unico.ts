import { leerBip } from './bip.ts';
import { leerTexto } from './celda.ts';
import { type Celda, type Lectura, rechazar } from './lectura.ts';
import { unificarGuiones } from './texto.ts';

/** Budget years a code covers, both included. */
export interface Periodo {
  readonly desde: number;
  readonly hasta: number;
}

/**
 * The `código único` of the portfolio sheets: an initiative in a budget year or range of years, a year alone
 * for lines without a BIP (`-2024`), or a code of another registry (`CVC-AD-16-2024`), which is kept as text.
 */
export type CodigoUnico =
  | ({ readonly tipo: 'bip'; readonly bip: string; readonly sufijo: number } & Periodo)
  | ({ readonly tipo: 'anual' } & Periodo)
  | { readonly tipo: 'otro'; readonly texto: string };

const PERIODO = / ?- ?((?:19|20)\d\d)(?:\/((?:19|20)\d\d))?$/;

const clasificar = (texto: string, prefijo: string, periodo: Periodo): CodigoUnico => {
  if (prefijo === '') return { tipo: 'anual', ...periodo };
  const lectura = leerBip(prefijo);
  return lectura.ok
    ? { tipo: 'bip', bip: lectura.bip, sufijo: lectura.sufijo, ...periodo }
    : { tipo: 'otro', texto };
};

/** Reads a `código único`: `20119065-2020`, `40045787-2022/2024`, `-2024`, or any other code as text. */
export function leerCodigoUnico(celda: Celda): Lectura<{ readonly codigo: CodigoUnico }> {
  const lectura = leerTexto(celda);
  if (!lectura.ok) return lectura;
  const texto = unificarGuiones(lectura.texto);
  const hallado = PERIODO.exec(texto);
  if (!hallado) {
    return leerBip(texto).ok
      ? rechazar(
          'Al código único le falta el año presupuestario: escríbalo al final, por ejemplo 40055832-2025.',
        )
      : { ok: true, codigo: { tipo: 'otro', texto } };
  }
  const periodo = { desde: Number(hallado[1]), hasta: Number(hallado[2] ?? hallado[1]) };
  if (periodo.hasta < periodo.desde) {
    return rechazar('Los años del código único están al revés: escriba primero el año inicial.');
  }
  return { ok: true, codigo: clasificar(texto, texto.slice(0, hallado.index), periodo) };
}
