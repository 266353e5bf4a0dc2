import type { Importance } from '../kernel/declare/notice.ts';
import { diaDeSemana, sumarDias } from '../kernel/declare/valores/fecha.ts';
import { horaLocal, instanteDe } from '../kernel/runtime/clock/hora.ts';
import type { Reloj } from '../kernel/runtime/clock/reloj.ts';
import type { MailTime } from './inbox.ts';
import type { NoticePreferences, Pace } from './preferences.ts';

type Zone = Pick<Reloj, 'zona' | 'fechaLocal' | 'esHabil'>;

/** Longer than any run of days without work: what opens later than this never opens. */
const farthest = 21;

/** Whether no mail may leave at an instant. Hours that begin and end together are none. */
export const isQuiet = (
  { silencio: { desde, hasta }, soloHabiles }: NoticePreferences,
  clock: Zone,
  instant: string,
): boolean => {
  if (soloHabiles && !clock.esHabil(clock.fechaLocal(instant))) return true;
  const at = horaLocal(clock.zona, instant);
  return desde <= hasta ? at >= desde && at < hasta : at >= desde || at < hasta;
};

/** Minutes in which mails that would leave by themselves are gathered into one. */
const gatheringMinutes = 10;

/**
 * Spares somebody a mail for each of many things that happen at once: the first leaves, what comes in the next ten
 * minutes leaves together.
 *
 * @param last when a mail was last left to leave by itself
 */
export const gathered = (mail: MailTime | undefined, last: string | undefined): MailTime | undefined => {
  if (!mail?.alone || last === undefined) return mail;
  const due = new Date(Date.parse(last) + gatheringMinutes * 60_000).toISOString();
  return due > mail.due ? { due, alone: false } : mail;
};

const daysFrom = (clock: Zone, instant: string): readonly string[] => {
  const today = clock.fechaLocal(instant);
  return Array.from({ length: farthest }, (_, day) => sumarDias(today, day));
};

/** The next instant at which a mail may leave. */
const opening = (preferences: NoticePreferences, clock: Zone, now: string): string =>
  daysFrom(clock, now)
    .flatMap((day) => ['00:00', preferences.silencio.hasta].map((hour) => instanteDe(clock.zona, day, hour)))
    .find((instant) => instant > now && !isQuiet(preferences, clock, instant)) ?? now;

/** Whether no other working day of its week comes before a day. */
const opensWeek = (clock: Zone, day: string): boolean =>
  clock.esHabil(day) &&
  Array.from({ length: diaDeSemana(day) - 1 }, (_, back) => sumarDias(day, -back - 1)).every(
    (earlier) => !clock.esHabil(earlier),
  );

/**
 * When a mail tells of a notice that came at `now`; nothing when none does. Summaries leave on working days, weekly ones
 * on the first of the week. What is urgent waits for no hour.
 *
 * @param clock of the institution: zone and working days.
 */
export const mailTime = (
  pace: Pace,
  importance: Importance,
  preferences: NoticePreferences,
  clock: Zone,
  now: string,
): MailTime | undefined => {
  if (pace === 'nunca') return undefined;
  if (pace === 'inmediato') {
    const waits = importance !== 'urgente' && isQuiet(preferences, clock, now);
    return waits ? { due: opening(preferences, clock, now), alone: false } : { due: now, alone: true };
  }
  const leaves = pace === 'diario' ? clock.esHabil : (day: string) => opensWeek(clock, day);
  const due = daysFrom(clock, now)
    .filter(leaves)
    .map((day) => instanteDe(clock.zona, day, preferences.hora))
    .find((instant) => instant > now);
  return due === undefined ? undefined : { due, alone: false };
};
