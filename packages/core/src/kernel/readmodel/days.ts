import type { Comparison } from '../declare/predicate.ts';
import { sumarDias } from '../declare/valores/fecha.ts';
import { type Compilation, mirrored, type SqlColumn, symbols } from './compilation.ts';

/** Days since the date or instant in a column, or until it. */
export interface DaysOf {
  readonly of: SqlColumn;
  readonly working: boolean;
  readonly ahead?: true | undefined;
}

/** Beyond so many days the date they lead to may not exist, and the difference itself is compared. */
const FARTHEST = 100_000;

const today = ({ args, clock }: Compilation): string => args.add(clock.today, 'date');
const tenantOf = ({ args, tenant }: Compilation): string => args.add(tenant, 'text');

/** The business date in a column, that of its instant in the zone of the institution. */
export const dateOf = ({ sql, family }: SqlColumn, compilation: Compilation): string =>
  family === 'instant'
    ? `(${sql} at time zone ${compilation.args.add(compilation.zone, 'text')})::date`
    : sql;

/** Compares a date column, or the local date of an instant column, with a day so that an index on it serves. */
export const compareWithDay = (
  op: Comparison,
  column: SqlColumn,
  day: string,
  compilation: Compilation,
): string => {
  if (column.family === 'date') return `${column.sql} ${symbols[op]} ${day}`;
  const zone = compilation.args.add(compilation.zone, 'text');
  const start = `((${day})::timestamp at time zone ${zone})`;
  const end = `((${day} + 1)::timestamp at time zone ${zone})`;
  switch (op) {
    case 'lt':
      return `${column.sql} < ${start}`;
    case 'lte':
      return `${column.sql} < ${end}`;
    case 'gt':
      return `${column.sql} >= ${end}`;
    case 'gte':
      return `${column.sql} >= ${start}`;
    case 'eq':
      return `(${column.sql} >= ${start} and ${column.sql} < ${end})`;
  }
};

/** The number of days itself, for columns and for comparisons an index cannot serve anyway. */
export const daysExpression = ({ of, working, ahead }: DaysOf, compilation: Compilation): string => {
  const day = dateOf(of, compilation);
  if (!working) return ahead ? `(${day} - ${today(compilation)})` : `(${today(compilation)} - ${day})`;
  const tenant = tenantOf(compilation);
  return `(select ${ahead ? 'dia.ordinal - hoy.ordinal' : 'hoy.ordinal - dia.ordinal'} from calendario_habil hoy, calendario_habil dia
    where hoy.tenant = ${tenant} and hoy.fecha = ${today(compilation)}
      and dia.tenant = ${tenant} and dia.fecha = ${day})`;
};

/** First date on which at most `count` working days have gone by until today. */
const firstWithin = (count: number, compilation: Compilation): string => {
  const tenant = tenantOf(compilation);
  return `(select limite.fecha from calendario_habil limite
    where limite.tenant = ${tenant} and limite.ordinal >= (select hoy.ordinal from calendario_habil hoy
      where hoy.tenant = ${tenant} and hoy.fecha = ${today(compilation)}) - ${compilation.args.add(count, 'integer')}
    order by limite.ordinal, limite.fecha limit 1)`;
};

const compareWorking = (
  op: Comparison,
  column: SqlColumn,
  count: number,
  compilation: Compilation,
): string => {
  const against = (side: 'lt' | 'gte', within: number): string =>
    compareWithDay(side, column, firstWithin(within, compilation), compilation);
  switch (op) {
    case 'gt':
      return against('lt', count);
    case 'gte':
      return against('lt', count - 1);
    case 'lt':
      return against('gte', count - 1);
    case 'lte':
      return against('gte', count);
    case 'eq':
      return `(${against('gte', count)} and ${against('lt', count - 1)})`;
  }
};

/** The whole number that divides days as `count` does, or nothing when no number of days equals it. */
const wholeCount = (op: Comparison, count: number): number | undefined => {
  if (Number.isInteger(count)) return count;
  if (op === 'eq') return undefined;
  return op === 'gt' || op === 'lte' ? Math.floor(count) : Math.ceil(count);
};

/** Compares days gone by with a number: written as a comparison of the date, so that an index on it serves. */
export const compareDays = (
  op: Comparison,
  { of, working, ahead }: DaysOf,
  count: number,
  compilation: Compilation,
): string => {
  if (ahead) return compareDays(mirrored[op], { of, working }, 0 - count, compilation);
  const whole = wholeCount(op, count);
  if (whole === undefined) return 'false';
  if (Math.abs(whole) > FARTHEST)
    return `${daysExpression({ of, working }, compilation)} ${symbols[op]} ${compilation.args.add(whole, 'double precision')}`;
  if (working) return compareWorking(op, of, whole, compilation);
  const day = compilation.args.add(sumarDias(compilation.clock.today, -whole), 'date');
  return compareWithDay(mirrored[op], of, day, compilation);
};
