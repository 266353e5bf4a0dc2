import type { CronOptions } from 'croner';

const SECONDS = { minute: 60, hour: 3_600, day: 86_400 } as const;
const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/;
const CRON = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/;

/** A schedule expression in the terms of croner. */
export interface Timetable {
  readonly pattern: string;
  readonly options: CronOptions;
}

/**
 * Reads `rate(…)` and `cron(minute hour day month weekday year)` as AWS does: Sunday is 1, steps may start from a
 * number, and exactly one of day and weekday is `?`.
 * @param now the instant a rate counts from.
 * @throws Error when AWS would refuse the expression.
 */
export function timetable(expression: string, now: Date): Timetable {
  const [, count, unit] = RATE.exec(expression) ?? [];
  if (count && isUnit(unit) && Number(count) > 0) {
    return { pattern: '* * * * * *', options: { startAt: now, interval: Number(count) * SECONDS[unit] } };
  }
  const [, minute, hour, day, month, weekday, year] = CRON.exec(expression) ?? [];
  if (!minute || (day === '?') === (weekday === '?')) {
    throw new Error(`not a schedule expression of EventBridge: ${expression}`);
  }
  const fields = ['0', minute, hour, day, month, weekday, year].map((field) => (field === '?' ? '*' : field));
  return {
    pattern: fields.join(' '),
    options: { mode: '7-part', alternativeWeekdays: true, sloppyRanges: true },
  };
}

const isUnit = (unit: string | undefined): unit is keyof typeof SECONDS =>
  unit !== undefined && unit in SECONDS;
