import { leerTexto } from './celda.ts';
import { aPesos, numeroAPesos, type UnidadMonto, unidadesMonto } from './dinero.ts';
import { type Celda, type Lectura, rechazar } from './lectura.ts';
import { unificarGuiones } from './texto.ts';

/** An amount as its cell says it, in the cell's own unit. */
export interface Monto {
  /** Whole units, signed. */
  readonly valor: number;
  /** Unit written in the cell. `$` proves little: columns in thousands and millions use it too. */
  readonly unidadDeclarada?: UnidadMonto;
  /** Hundredths of the unit, −99 to 99, of the sign of the amount; present when the cell carries them. */
  readonly decimales?: number;
}

/** An amount turned into pesos by {@link leerPesos}. */
export interface MontoEnPesos {
  readonly pesos: number;
  /** Unit that was applied. */
  readonly unidad: UnidadMonto;
  /** The cell had fractions of a peso, which were rounded: worth a warning. */
  readonly redondeado: boolean;
}

const NO_SE_ENTIENDE = rechazar('No se entiende el monto: escríbalo como $1.395.820 o M$1.395.');
const DEMASIADO_GRANDE = rechazar('El monto es demasiado grande: revise los ceros y la unidad.');

const CIFRA_CON_PUNTOS = /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d\d)?$/;
const CIFRA_CON_COMAS = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d\d)?$/;
const DECIMALES = /[.,]\d\d$/;
const NEGATIVA = /^-|^\((.+)\)$/;
const UNIDAD = /^([-(]?)(M{0,2}\$)/i;

/** Adding zero keeps −0 out of the records. */
const conSigno = (magnitud: number, signo: number): number => magnitud * signo + 0;

function leerNumero(numero: number): Lectura<Monto> {
  if (Number.isSafeInteger(numero)) return { ok: true, valor: numero + 0 };
  const signo = Math.sign(numero);
  const centesimos = Math.round(Math.abs(numero) * 100);
  if (!Number.isSafeInteger(centesimos)) return DEMASIADO_GRANDE;
  return {
    ok: true,
    valor: conSigno(Math.trunc(centesimos / 100), signo),
    decimales: conSigno(centesimos % 100, signo),
  };
}

function leerCifra(cifra: string, signo: number): Lectura<Monto> {
  if (!CIFRA_CON_PUNTOS.test(cifra) && !CIFRA_CON_COMAS.test(cifra)) return NO_SE_ENTIENDE;
  const conDecimales = DECIMALES.test(cifra);
  const valor = Number((conDecimales ? cifra.slice(0, -3) : cifra).replace(/\D/g, ''));
  if (!Number.isSafeInteger(valor)) return DEMASIADO_GRANDE;
  const entero = { ok: true, valor: conSigno(valor, signo) } as const;
  return conDecimales ? { ...entero, decimales: conSigno(Number(cifra.slice(-2)), signo) } : entero;
}

const unidadDe = (compacto: string): Pick<Monto, 'unidadDeclarada'> => {
  const escrita = UNIDAD.exec(compacto)?.[2]?.toUpperCase();
  const unidadDeclarada = unidadesMonto.find((unidad) => unidad === escrita);
  return unidadDeclarada === undefined ? {} : { unidadDeclarada };
};

/**
 * Reads an amount in any of the styles found in real sheets: `$ 1.395.820`, `$9,422,880`, `M$817,390`,
 * `-$1,570`, `($1.570)`, `$2,350,180.00`, ` $ - ` (zero in accounting format), or a plain number (beyond
 * hundredths, rounded).
 *
 * A separator followed by exactly two digits at the end marks decimals; any other must part groups of three,
 * all with the same sign. What fits neither (`1.5`, `1.234,567`) is refused, never guessed. Blank is not
 * zero: it is `vacia`.
 */
export function leerDinero(celda: Celda): Lectura<Monto> {
  if (typeof celda === 'number') return leerNumero(celda);
  const lectura = leerTexto(celda);
  if (!lectura.ok) return lectura;
  const compacto = unificarGuiones(lectura.texto).replace(/ ?([$()-]) ?/g, '$1');
  const declarada = unidadDe(compacto);
  if (/^M{0,2}\$-$/i.test(compacto)) return { ok: true, valor: 0, ...declarada };
  const cifra = compacto.replace(UNIDAD, '$1');
  const monto = leerCifra(cifra.replace(NEGATIVA, '$1'), NEGATIVA.test(cifra) ? -1 : 1);
  return monto.ok ? { ...monto, ...declarada } : monto;
}

/**
 * Reads an amount of a column whose unit is known. A cell that says `M$` or `MM$` is believed over its column; a cell
 * that says `$` is not, because columns in thousands are full of them. A number keeps all the pesos its fraction holds.
 */
export function leerPesos(celda: Celda, columna: UnidadMonto): Lectura<MontoEnPesos> {
  const monto = leerDinero(celda);
  if (!monto.ok) return monto;
  const { valor, unidadDeclarada = '$', decimales = 0 } = monto;
  const unidad = unidadDeclarada === '$' ? columna : unidadDeclarada;
  try {
    return {
      ok: true,
      pesos: typeof celda === 'number' ? numeroAPesos(celda, unidad) : aPesos(valor, unidad, decimales),
      unidad,
      redondeado: unidad === '$' && decimales !== 0,
    };
  } catch {
    return DEMASIADO_GRANDE;
  }
}
