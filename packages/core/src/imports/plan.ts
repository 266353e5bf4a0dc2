import type { Dialecto, FormaFecha } from '../kernel/declare/valores/dialecto.ts';
import { type UnidadMonto, unidadesMonto } from '../kernel/declare/valores/dinero.ts';

/** What happens to one column of a sheet. */
export interface PlannedColumn {
  /** Position in the row, from 0: sheets with repeated names are read by it. */
  readonly at: number;
  /** Its header, as the sheet shows it. */
  readonly titulo: string;
  /** Where it goes (see `targets.ts`); absent, it is left out. */
  readonly destino?: string;
  readonly unidad?: UnidadMonto;
  /** Order of day and month a person chose for dates with slashes, by way of writing. */
  readonly orden?: Readonly<Partial<Record<FormaFecha, Dialecto>>>;
}

/** How one sheet is read: what a person confirms, and what is remembered of it. */
export interface Plan {
  /** Sheet of the workbook, from 1. */
  readonly hoja: number;
  /** First and last row of the headers. */
  readonly encabezados: readonly [number, number];
  readonly columnas: readonly PlannedColumn[];
  /** By field: folded spelling → what it means (a code, or the name of a record; nothing, on purpose, when empty). */
  readonly equivalencias?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By field: what every row says, where the sheet has no column for it. */
  readonly fijos?: Readonly<Record<string, string>>;
  /** Position of the column that the sums are grouped by. */
  readonly grupo?: number;
}

const isRecord = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const isPosition = (raw: unknown): raw is number => Number.isSafeInteger(raw) && Number(raw) >= 0;

const isOrder = (raw: unknown): boolean =>
  raw === undefined ||
  (isRecord(raw) && Object.values(raw).every((order) => order === 'dmy' || order === 'mdy'));

const isColumn = (raw: unknown): raw is PlannedColumn =>
  isRecord(raw) &&
  isPosition(raw.at) &&
  typeof raw.titulo === 'string' &&
  (raw.destino === undefined || typeof raw.destino === 'string') &&
  (raw.unidad === undefined || unidadesMonto.some((unidad) => unidad === raw.unidad)) &&
  isOrder(raw.orden);

const isTexts = (raw: unknown): boolean =>
  isRecord(raw) && Object.values(raw).every((text) => typeof text === 'string');

const isEquivalences = (raw: unknown): boolean =>
  raw === undefined || (isRecord(raw) && Object.values(raw).every(isTexts));

/**
 * Whether what came from outside is a plan: a person, a program or an older version may have sent anything. Two columns
 * may not go to the same place.
 */
export const isPlan = (raw: unknown): raw is Plan => {
  if (!isRecord(raw) || !isPosition(raw.hoja) || raw.hoja < 1) return false;
  const { encabezados, columnas, equivalencias, fijos, grupo } = raw;
  if (!Array.isArray(encabezados) || encabezados.length !== 2 || !encabezados.every(isPosition)) return false;
  if (!Array.isArray(columnas) || columnas.length > 500 || !columnas.every(isColumn)) return false;
  if (!isEquivalences(equivalencias) || (grupo !== undefined && !isPosition(grupo))) return false;
  if (fijos !== undefined && !isTexts(fijos)) return false;
  const places = columnas.flatMap(({ destino }) => destino ?? []);
  return (
    new Set(places).size === places.length && new Set(columnas.map(({ at }) => at)).size === columnas.length
  );
};
