import { Cron } from 'croner';
import type { Calendario } from '../../kernel/runtime/clock/calendario.ts';

/** When something happens again and again. */
export interface Timetable {
  /** Minute, hour, day, month and day of the week. */
  readonly cron: string;
  /** IANA zone the clock is read in. */
  readonly zone: string;
  /** What falls on another day happens on the next working day, at the same hour. */
  readonly workingDays: boolean;
}

const dayMs = 86_400_000;
/** Longest run of days off in Chile, with days to spare: what fell before it may happen after it. */
const daysOff = 14;
/** A schedule that never happens, such as the thirtieth of February, ends the search. */
const mostLooks = 3000;

/** The local date and time of an instant, as a clock on the wall of the zone shows them. */
const onTheWall = (zone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (instant: Date): readonly [date: string, time: string] => {
    const [date = '', time = ''] = format.format(instant).split(' ');
    return [date, time];
  };
};

/** The instant a wall clock shows that hour on that date. */
const instantOf = (date: string, time: string, zone: string): number => {
  const [, month, day] = date.split('-').map(Number);
  const [hour, minute] = time.split(':').map(Number);
  const around = new Date(Date.parse(`${date}T12:00:00Z`) - 2 * dayMs);
  const found = new Cron(`${minute} ${hour} ${day} ${month} *`, { timezone: zone }).nextRun(around);
  return found?.getTime() ?? Number.NaN;
};

/**
 * The next times of a timetable after an instant, in order.
 *
 * @throws Error when the schedule or the zone cannot be read.
 */
export const nextRuns = (
  { cron, zone, workingDays }: Timetable,
  after: string,
  count: number,
  { esHabil, sumarHabiles }: Pick<Calendario, 'esHabil' | 'sumarHabiles'>,
): readonly string[] => {
  const job = new Cron(cron, { timezone: zone, mode: '5-part' });
  const wall = onTheWall(zone);
  const since = Date.parse(after);
  const shifted = (run: Date): number => {
    const [date, time] = wall(run);
    return !workingDays || esHabil(date) ? run.getTime() : instantOf(sumarHabiles(date, 1), time, zone);
  };
  const found = new Set<number>();
  let from: Date | null = new Date(workingDays ? since - daysOff * dayMs : since);
  for (let looks = 0; looks < mostLooks; looks += 1) {
    from = job.nextRun(from);
    const last = [...found].toSorted((a, b) => a - b)[count - 1];
    if (!from || (last !== undefined && from.getTime() > last)) break;
    const at = shifted(from);
    if (at > since) found.add(at);
  }
  return [...found]
    .toSorted((a, b) => a - b)
    .slice(0, count)
    .map((at) => new Date(at).toISOString());
};

/** What is due of a timetable. */
export interface Due {
  /** The latest time it should have happened; the earlier ones are made up for by it. */
  readonly at: string;
  /** Earlier times nobody was there for. */
  readonly missed: number;
}

/** Times that are told of one by one. */
const mostMissed = 99;

/** What is due between two instants, or nothing. */
export const dueBetween = (
  timetable: Timetable,
  after: string,
  now: string,
  calendar: Pick<Calendario, 'esHabil' | 'sumarHabiles'>,
): Due | undefined => {
  const [next] = nextRuns(timetable, after, 1, calendar);
  if (next === undefined || next > now) return undefined;
  const past = nextRuns(timetable, after, mostMissed + 1, calendar).filter((at) => at <= now);
  const at = past.at(-1);
  return at === undefined ? undefined : { at, missed: past.length - 1 };
};
