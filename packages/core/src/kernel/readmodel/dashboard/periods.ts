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

/** First days of the last stretches, oldest first, the one of today included. */
export const lastStretches = (every: Every, last: number, today: string): readonly string[] => {
  const current = startOf(every, today);
  return Array.from({ length: last }, (_, at) => later(every, current, at + 1 - last));
};

/** First days of the months of a year. */
export const monthsOf = (year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}-01`);
