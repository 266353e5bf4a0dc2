import { formatearPesos } from '../kernel/declare/valores/dinero.ts';
import type { Amounts, PrintedTotal } from './reconcile.ts';

/** A row of totals, checked against the rows above it. */
export interface TotalCheck {
  /** Whether at least one of its amounts is what the rows above add up to. */
  readonly holds: boolean;
  readonly found: ReadonlyMap<string, Omit<PrintedTotal, 'fila'>>;
  readonly motivo: string;
}

const wordsOf = (found: TotalCheck['found'], holds: boolean): string => {
  const wrong = [...found.values()].find(({ impreso, calculado }) => impreso !== calculado);
  if (!holds) return 'Trae montos, pero ni código ni nombre: parece un total. No se importa.';
  if (!wrong) return 'Total impreso: cuadra al peso con las filas sumadas. No se importa.';
  return `Total impreso: dice ${formatearPesos(wrong.impreso)} y las filas suman ${formatearPesos(wrong.calculado)}. No se importa.`;
};

/**
 * Follows the sums of a sheet to check the totals it prints: of everything above, or of what came since the last one.
 */
export const followTotals = () => {
  const whole = new Map<string, number>();
  const since = new Map<string, number>();
  const grow = (sums: Map<string, number>, amounts: Amounts) => {
    for (const [field, amount] of amounts) if (amount) sums.set(field, (sums.get(field) ?? 0) + amount);
  };
  const differences = (sums: ReadonlyMap<string, number>, printed: ReadonlyMap<string, number>): number =>
    [...printed].filter(([field, amount]) => sums.get(field) !== amount).length;
  return {
    add: (amounts: Amounts): void => {
      grow(whole, amounts);
      grow(since, amounts);
    },
    check: (amounts: Amounts): TotalCheck => {
      const printed = new Map(
        [...amounts].flatMap(([field, amount]) => (amount ? [[field, amount] as const] : [])),
      );
      const computed = differences(since, printed) < differences(whole, printed) ? since : whole;
      const holds = differences(computed, printed) < printed.size;
      const found = new Map(
        [...printed].map(
          ([field, impreso]) => [field, { impreso, calculado: computed.get(field) ?? 0 }] as const,
        ),
      );
      if (holds) since.clear();
      return { holds, found, motivo: wordsOf(found, holds) };
    },
  };
};
