import type { Every } from '../../declare/dashboard.ts';
import { sumarDias } from '../../declare/valores/fecha.ts';

const monthsLater = (month: string, months: number): string => {
  const date = new Date(`${month.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
};

/** First day of the stretch a date lies in; weeks begin on Monday. */
export const startOf = (every: Every, date: string): string => {
  if (every === 'day') return date;
  if (every === 'month') return `${date.slice(0, 7)}-01`;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return sumarDias(date, -((weekday + 6) % 7));
};

/** First day of the stretch so many later. */
export const later = (every: Every, start: string, count: number): string =>
  every === 'month' ? monthsLater(start, count) : sumarDias(start, count * (every === 'week' ? 7 : 1));

/** First days of so many stretches, one after the other. */
export const stretchesFrom = (every: Every, first: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => later(every, first, at));
