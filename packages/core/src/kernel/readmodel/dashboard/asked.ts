import type { Asked, UnitRule } from '../../declare/dashboard.ts';
import { sumarDias } from '../../declare/valores/fecha.ts';
import type { ListFilter } from '../filters.ts';
import type { Selection } from '../where.ts';
import { startOf } from './periods.ts';

/** Conditions of an address by the name each has there. */
export type Having = Readonly<Record<string, string>>;

const emptyMark = '-';

/** When the days of a dashboard count from. */
export interface Moment {
  readonly today: string;
  readonly year: number;
}

const momentOf = (value: string, { today, year }: Moment): string => {
  switch (value) {
    case '@semana':
      return startOf('week', today);
    case '@mes':
      return startOf('month', today);
    case '@anio':
      return `${today.slice(0, 4)}-01-01`;
    case '@ejercicio':
      return String(year);
    default:
      return value;
  }
};

/** Conditions with the days that only dashboards know put in. */
export const settled = (having: Having, moment: Moment): Having =>
  Object.fromEntries(Object.entries(having).map(([name, value]) => [name, momentOf(value, moment)]));

const filterOf = ([name, value]: readonly [string, string]): ListFilter => {
  const [, field = name, bound] = /^(.*)\.(min|max)$/.exec(name) ?? [];
  if (bound) return { field, [bound]: value };
  const values = value.split(',').filter(Boolean);
  return {
    field,
    any: values.filter((one) => one !== emptyMark),
    ...(values.includes(emptyMark) ? { empty: true } : {}),
  };
};

/** The records a figure is about, as the read model asks for them. */
export const selectionOf = ({ filter, having = {} }: Asked): Selection => ({
  ...(filter === undefined ? {} : { named: filter }),
  filters: Object.entries(having).map(filterOf),
});

/** Address of the list of those records. */
export const addressOf = ({ module, filter, having = {} }: Asked): string => {
  const query = new URLSearchParams({ ...(filter === undefined ? {} : { filtro: filter }), ...having });
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%40', '@');
  return text ? `/${module}?${text}` : `/${module}`;
};

/** The same records, narrowed by more conditions. */
export const narrowed = (asked: Asked, having: Having): Asked => ({
  ...asked,
  having: { ...asked.having, ...having },
});

/** The same records of some units; nothing for records of no unit. */
export const ofUnits = (asked: Asked, rule: UnitRule | undefined, units: string): Asked | undefined => {
  if (!rule) return asked;
  const field = rule.by[asked.module];
  return field === undefined ? undefined : narrowed(asked, { [field]: units });
};

/** Conditions for a value to lie in a stretch of days, its first and the one after its last. */
export const between = (field: string, from: string, until: string): Having => ({
  [`${field}.min`]: from,
  [`${field}.max`]: sumarDias(until, -1),
});

/** Conditions for a value to be the one of a group; empty for records without one. */
export const equal = (field: string, value: string | null): Having => ({ [field]: value ?? emptyMark });
