import { formatearPesos } from '../../kernel/declare/valores/dinero.ts';

/** Kinds of modification, by what they do to the whole of the budget. */
export const tipos = {
  SUPLEMENTO: 'Suplemento',
  REBAJA: 'Rebaja',
  REASIGNACION: 'Reasignación',
} as const;

/** One allocation that changes, and by how many pesos. */
export interface Movimiento {
  readonly asignacion: string;
  readonly monto: number;
}

type Movimientos = readonly Movimiento[] | undefined;

/** Pesos a modification adds to the whole of the budget. */
export const efecto = (movimientos: Movimientos): number =>
  (movimientos ?? []).reduce((suma, { monto }) => suma + monto, 0);

/** Pesos it brings to the allocations that grow: the size of what is moved. */
export const aumentos = (movimientos: Movimientos): number =>
  (movimientos ?? []).reduce((suma, { monto }) => suma + Math.max(0, monto), 0);

const faltas: Readonly<Record<keyof typeof tipos, (total: number) => string | undefined>> = {
  REASIGNACION: (total) =>
    total === 0
      ? undefined
      : `Una reasignación suma cero y esta suma ${formatearPesos(total)}: revise los montos.`,
  SUPLEMENTO: (total) => (total > 0 ? undefined : 'Un suplemento aumenta el presupuesto: revise los montos.'),
  REBAJA: (total) => (total < 0 ? undefined : 'Una rebaja disminuye el presupuesto: revise los montos.'),
};

/** Why the movements do not make the modification they are said to be, or nothing (US-FIN-PPTO-010). */
export const descuadre = (
  tipo: keyof typeof tipos | undefined,
  movimientos: Movimientos,
): string | undefined => {
  if (!tipo || !movimientos?.length) return 'Indique al menos un movimiento.';
  if (movimientos.some(({ monto }) => monto === 0)) return 'Hay un movimiento por $0: quítelo.';
  if (new Set(movimientos.map(({ asignacion }) => asignacion)).size < movimientos.length)
    return 'Una asignación aparece dos veces: deje un solo movimiento para ella.';
  return faltas[tipo](efecto(movimientos));
};

/**
 * Whether the regional council has to agree (US-FIN-MOD-002).
 *
 * @param umbral in UTM; above it the council decides.
 * @param utm value of the UTM in pesos.
 */
export const requiereCore = (movimientos: Movimientos, umbral: number, utm: number): boolean =>
  Math.max(aumentos(movimientos), -efecto(movimientos)) > umbral * utm;
