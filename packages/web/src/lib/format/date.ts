/** Zone the portal shows instants in. */
const zone = 'America/Santiago';

const day = new Intl.DateTimeFormat('es-CL', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: zone,
});
const minute = new Intl.DateTimeFormat('es-CL', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: zone,
});
const longDay = new Intl.DateTimeFormat('es-CL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: zone,
});
const relative = new Intl.RelativeTimeFormat('es-CL', { numeric: 'auto' });

/** `21-11-2026` from `2026-11-21`. A business date has no zone, so it never passes through `Date`. */
export const formatDate = (date: string): string => {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year ? `${dayOfMonth}-${month}-${year}` : date;
};

const isInstant = (iso: string): boolean => !Number.isNaN(Date.parse(iso));

/** `21-11-2026` of an instant, in the zone of the institution. */
export const formatDay = (iso: string): string =>
  isInstant(iso) ? day.format(new Date(iso)).replaceAll('/', '-') : iso;

/** `21-11-2026 14:32` of an instant, in the zone of the institution. */
export const formatInstant = (iso: string): string =>
  isInstant(iso) ? `${formatDay(iso)} ${minute.format(new Date(iso))}` : iso;

/** `sábado, 21 de noviembre`. */
export const formatLongDay = (now: Date): string => longDay.format(now);

const steps: readonly (readonly [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [86_400 * 7, 86_400, 'day'],
];

/** `hace 5 minutos`, `ayer`; nothing beyond a week, when the date says more. */
export const formatRecent = (iso: string, now: Date): string | undefined => {
  const seconds = (now.getTime() - Date.parse(iso)) / 1000;
  if (Math.abs(seconds) < 60) return 'recién';
  const step = steps.find(([limit]) => Math.abs(seconds) < limit);
  return step && relative.format(-Math.round(seconds / step[1]), step[2]);
};

/** `hace 5 minutos`, `ayer`; beyond a week, the date. */
export const formatAgo = (iso: string, now: Date): string => formatRecent(iso, now) ?? formatDay(iso);

const hourOf = (now: Date): number => Number(minute.format(now).slice(0, 2));

/** `Buenos días`, `Buenas tardes` or `Buenas noches`. */
export const greeting = (now: Date): string => {
  const hour = hourOf(now);
  if (hour < 6 || hour >= 20) return 'Buenas noches';
  return hour < 12 ? 'Buenos días' : 'Buenas tardes';
};
