/**
 * A calendar of Chile written apart from that of the product, for tests: days as numbers, holidays as lists people can
 * check against the laws (2.977, 19.668, 19.973, 20.148, 20.299, 20.983 and 21.357).
 */
const dayMs = 86_400_000;

/** First and last day the lists below speak of. */
export const firstDay = '2023-01-01';
export const lastDay = '2033-12-31';

const numberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;
const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
/** 0 is Sunday. */
const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The date some days after another. */
export const after = (date: string, days: number): string => dateOf(numberOf(date) + days);

const goodFridays = [
  '2023-04-07',
  '2024-03-29',
  '2025-04-18',
  '2026-04-03',
  '2027-03-26',
  '2028-04-14',
  '2029-03-30',
  '2030-04-19',
  '2031-04-11',
  '2032-03-26',
  '2033-04-15',
];
/** Solstice of winter, as the law names the day year by year. */
const firstPeoples = [
  '2023-06-21',
  '2024-06-20',
  '2025-06-20',
  '2026-06-21',
  '2027-06-21',
  '2028-06-20',
  '2029-06-20',
  '2030-06-21',
  '2031-06-21',
  '2032-06-20',
  '2033-06-20',
];
const fixed = ['01-01', '05-01', '05-21', '07-16', '08-15', '09-18', '09-19', '11-01', '12-08', '12-25'];

/** From Tuesday to Thursday it goes to the Monday before, on Friday to the Monday after. */
const toMonday = (date: string): string => {
  const moves: Readonly<Record<number, number>> = { 2: -1, 3: -2, 4: -3, 5: 3 };
  return after(date, moves[weekday(date)] ?? 0);
};
const evangelical = (year: number): string => {
  const date = `${year}-10-31`;
  const moves: Readonly<Record<number, number>> = { 2: -4, 3: 2 };
  return after(date, moves[weekday(date)] ?? 0);
};
const september = (year: number): readonly string[] => [
  ...([2, 6].includes(weekday(`${year}-09-18`)) ? [`${year}-09-17`] : []),
  ...(weekday(`${year}-09-19`) === 4 ? [`${year}-09-20`] : []),
];
const newYear = (year: number): readonly string[] =>
  weekday(`${year}-01-02`) === 1 ? [`${year}-01-02`] : [];

const holidays = new Set(
  Array.from({ length: 11 }, (_, at) => 2023 + at).flatMap((year) => [
    ...fixed.map((day) => `${year}-${day}`),
    toMonday(`${year}-06-29`),
    toMonday(`${year}-10-12`),
    evangelical(year),
    ...september(year),
    ...newYear(year),
  ]),
);
for (const date of [...goodFridays, ...goodFridays.map((one) => after(one, 1)), ...firstPeoples])
  holidays.add(date);

const isWorking = (date: string): boolean => ![0, 6].includes(weekday(date)) && !holidays.has(date);

/** Working days up to each day, counted one by one. */
const counted = new Map<string, number>();
for (let date = firstDay, count = 0; date <= lastDay; date = after(date, 1)) {
  if (isWorking(date)) count += 1;
  counted.set(date, count);
}

/** Working days after a date up to another. */
export const workingDays = (from: string, to: string): number => {
  const [a, b] = [counted.get(from), counted.get(to)];
  if (a === undefined || b === undefined) throw new Error(`The calendar has no ${from} or no ${to}`);
  return b - a;
};

/** Every date from one to another. */
export function* everyDay(from: string, to: string): Generator<string> {
  for (let date = from; date <= to; date = after(date, 1)) yield date;
}

const local = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'America/Santiago',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const shownAt = (date: string, time: string): string | undefined => {
  const [year, month, day] = date.split('-');
  for (const hours of [3, 4]) {
    const instant = new Date(Date.parse(`${date}T${time}:00Z`) + hours * 3_600_000);
    if (local.format(instant) === `${day}/${month}/${year}, ${time}`) return instant.toISOString();
  }
  return undefined;
};

/** Rules try the same days over and over, and asking a zone is what takes long. */
const shown = new Map<string, string | undefined>();

/** An instant that clocks in Santiago show as that date and time; nothing where the night leaps over it. */
export const inSantiago = (date: string, time: string): string | undefined => {
  const key = `${date} ${time}`;
  if (!shown.has(key)) shown.set(key, shownAt(date, time));
  return shown.get(key);
};
