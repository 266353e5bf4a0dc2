import type { Resumen } from './summary.ts';

/**
 * The state of an import as the fields of its record. Sums by group and printed totals stay in its index: there may be
 * more of them than a record holds.
 */
export const progressOf = ({
  mensaje: _,
  conciliacion,
  ...fields
}: Resumen): Readonly<Record<string, unknown>> => ({
  ...fields,
  conciliacion: conciliacion.map(({ grupos: _groups, totales: _totals, ...sums }) => sums),
});
