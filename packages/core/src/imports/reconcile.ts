import type { Json } from '../kernel/declare/json.ts';
import type { UnidadMonto } from '../kernel/declare/valores/dinero.ts';
import type { Layout } from './layout.ts';
import type { Profile } from './profile.ts';
import { noRefs } from './refs.ts';
import { type NamedRow, readColumn } from './row.ts';

/** What becomes of the money of a row. */
export type Bucket = 'aceptado' | 'retenido' | 'omitido' | 'rechazado';

/** Sums by bucket, in pesos. `planilla` is the sum of the four, to the peso. */
type Sums = Readonly<Record<Bucket | 'planilla', number>>;

/** The sums of the rows that share a value of the column the person grouped by. */
export type GroupSums = Sums & { readonly grupo: string; readonly filas: number };

/** A total the sheet prints, beside what its rows add up to. */
export interface PrintedTotal {
  readonly fila: number;
  readonly impreso: number;
  readonly calculado: number;
}

/** The sums of one money column. */
export type Reconciled = Sums & {
  readonly ilegibles: number;
  readonly campo: string;
  readonly label: string;
  /** Unit the sheet writes the column in. */
  readonly unidad: UnidadMonto;
  readonly grupos?: readonly GroupSums[];
  readonly totales?: readonly PrintedTotal[];
};

/** Pesos of a row by field; `null` where a cell holds something that is no amount. */
export type Amounts = ReadonlyMap<string, number | null>;

const context = { refs: noRefs, dates: new Map() };

/** Makes the reader of the money columns that a profile reconciles. */
export const amountsReader = (profile: Profile, layout: Layout): ((row: NamedRow) => Amounts) => {
  const columns = layout.columns.filter(({ to }) => profile.sheet.totals.includes(to));
  return (row) => {
    const amounts = new Map<string, number | null>();
    for (const column of columns) {
      const reading = readColumn(column, row, context);
      if (reading.ok && typeof reading.valor === 'number') amounts.set(column.to, reading.valor);
      else if (!reading.ok && !reading.vacia) amounts.set(column.to, null);
    }
    return amounts;
  };
};

/** The amounts among values that were read already. */
export const amountsOf = (values: Readonly<Record<string, Json>>, totals: readonly string[]): Amounts =>
  new Map(
    totals.flatMap((field) => {
      const value = values[field];
      return typeof value === 'number' ? [[field, value] as const] : [];
    }),
  );

const nothing: Sums = { planilla: 0, aceptado: 0, retenido: 0, omitido: 0, rechazado: 0 };

/** Groups beyond these are summed together: such a column groups nothing. */
const MOST_GROUPS = 300;
const REST = 'Otros';

type Running = Record<Bucket | 'planilla', number>;

/** Sums that grow row by row. */
export interface OpenSums {
  readonly add: (bucket: Bucket, amounts: Amounts, group?: string) => void;
  readonly printed: (fila: number, found: ReadonlyMap<string, Omit<PrintedTotal, 'fila'>>) => void;
  readonly result: () => readonly Reconciled[];
}

/** Starts adding up the money columns of a sheet. */
export const openSums = (profile: Profile, layout: Layout): OpenSums => {
  const columns = profile.sheet.totals.flatMap((campo) => {
    const column = layout.columns.find(({ to }) => to === campo);
    if (!column) return [];
    return [
      {
        campo,
        label: column.field.label,
        unidad: column.unit,
        sums: { ...nothing } as Running,
        ilegibles: 0,
        grupos: new Map<string, Running & { filas: number }>(),
        totales: [] as PrintedTotal[],
      },
    ];
  });
  return {
    add: (bucket, amounts, group) => {
      for (const column of columns) {
        const amount = amounts.get(column.campo);
        if (amount === null) column.ilegibles += 1;
        if (group !== undefined) {
          const name = column.grupos.has(group) || column.grupos.size < MOST_GROUPS ? group : REST;
          const sums = column.grupos.get(name) ?? { ...nothing, filas: 0 };
          sums.filas += 1;
          sums.planilla += amount ?? 0;
          sums[bucket] += amount ?? 0;
          column.grupos.set(name, sums);
        }
        if (!amount) continue;
        column.sums.planilla += amount;
        column.sums[bucket] += amount;
      }
    },
    printed: (fila, found) => {
      for (const { campo, totales } of columns) {
        const total = found.get(campo);
        if (total) totales.push({ fila, ...total });
      }
    },
    result: () =>
      columns.map(({ campo, label, unidad, sums, ilegibles, grupos, totales }) => ({
        campo,
        label,
        unidad,
        ...sums,
        ilegibles,
        ...(grupos.size
          ? {
              grupos: [...grupos]
                .map(([grupo, one]) => ({ grupo, ...one }))
                .toSorted((a, b) => b.planilla - a.planilla),
            }
          : {}),
        ...(totales.length ? { totales } : {}),
      })),
  };
};

const moved = <S extends Sums>(sums: S, from: Bucket, to: Bucket, amount: number): S =>
  from === to ? sums : { ...sums, [from]: sums[from] - amount, [to]: sums[to] + amount };

/** Moves the money of a row from one bucket to another. */
export const moveAmounts = (
  sums: readonly Reconciled[],
  { from, to, group }: { readonly from: Bucket; readonly to: Bucket; readonly group?: string | undefined },
  amounts: Amounts,
): readonly Reconciled[] =>
  sums.map((sum) => {
    const amount = amounts.get(sum.campo) ?? 0;
    if (!amount) return sum;
    const grupos = sum.grupos?.map((one) => (one.grupo === group ? moved(one, from, to, amount) : one));
    return { ...moved(sum, from, to, amount), ...(grupos ? { grupos } : {}) };
  });
