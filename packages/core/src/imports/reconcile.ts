import type { Json } from '../kernel/declare/json.ts';
import type { UnidadMonto } from '../kernel/declare/valores/dinero.ts';
import type { Layout } from './header.ts';
import type { Profile } from './profile.ts';
import { type NamedRow, readColumn } from './row.ts';

/** What becomes of the money of a row. */
export type Bucket = 'aceptado' | 'retenido' | 'omitido' | 'rechazado';

/** The sums of one money column, in pesos. `planilla` is the sum of the four buckets, to the peso. */
export type Reconciled = Readonly<Record<Bucket | 'planilla' | 'ilegibles', number>> & {
  readonly campo: string;
  readonly label: string;
  /** Unit the sheet writes the column in. */
  readonly unidad: UnidadMonto;
};

/** Pesos of a row by field; `null` where a cell holds something that is no amount. */
export type Amounts = ReadonlyMap<string, number | null>;

/** Makes the reader of the money columns that a profile reconciles. */
export const amountsReader = (profile: Profile, layout: Layout): ((row: NamedRow) => Amounts) => {
  const columns = layout.columns.filter(({ to }) => profile.sheet.totals.includes(to));
  // Amounts depend neither on other records nor on the order of dates.
  const context = { refs: () => undefined, dates: new Map() };
  return (row) =>
    new Map(
      columns.flatMap((column): readonly (readonly [string, number | null])[] => {
        const reading = readColumn(column, row, context);
        if (!reading.ok) return reading.vacia ? [] : [[column.to, null]];
        return typeof reading.valor === 'number' ? [[column.to, reading.valor]] : [];
      }),
    );
};

/** The amounts among values that were read already. */
export const amountsOf = (values: Readonly<Record<string, Json>>, totals: readonly string[]): Amounts =>
  new Map(
    totals.flatMap((field) => {
      const value = values[field];
      return typeof value === 'number' ? [[field, value] as const] : [];
    }),
  );

/** Sums of an empty sheet. */
export const emptySums = (profile: Profile, layout: Layout): readonly Reconciled[] =>
  profile.sheet.totals.map((campo) => ({
    campo,
    label: profile.module.fields[campo]?.label ?? campo,
    unidad: layout.columns.find(({ to }) => to === campo)?.unit ?? '$',
    planilla: 0,
    aceptado: 0,
    retenido: 0,
    omitido: 0,
    rechazado: 0,
    ilegibles: 0,
  }));

/** Adds a row to the sums, in the bucket its verdict puts it. */
export const addAmounts = (
  sums: readonly Reconciled[],
  bucket: Bucket,
  amounts: Amounts,
): readonly Reconciled[] =>
  sums.map((sum) => {
    const amount = amounts.get(sum.campo);
    if (amount === null) return { ...sum, ilegibles: sum.ilegibles + 1 };
    if (!amount) return sum;
    return { ...sum, planilla: sum.planilla + amount, [bucket]: sum[bucket] + amount };
  });

/** Moves a row that was held to the bucket a person chose for it. */
export const moveAmounts = (
  sums: readonly Reconciled[],
  to: Bucket,
  amounts: Amounts,
): readonly Reconciled[] =>
  sums.map((sum) => {
    const amount = amounts.get(sum.campo) ?? 0;
    return { ...sum, retenido: sum.retenido - amount, [to]: sum[to] + amount };
  });
