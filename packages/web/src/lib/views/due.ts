const zone = 'America/Santiago';
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
const weekday = new Intl.DateTimeFormat('es-CL', { weekday: 'short', timeZone: 'UTC' });
const dayMs = 86_400_000;

/** When something falls due, as far as a person plans by it. */
export type DueGroup = 'overdue' | 'week' | 'later';

/** The business date of today, where the institution is. */
export const todayOf = (now: Date): string => isoDay.format(now);

const dayNumber = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs);

/** Days from today to a date: negative when it has gone by. */
export const daysUntil = (date: string, today: string): number => dayNumber(date) - dayNumber(today);

/** Days from a date to the Sunday that closes its week. */
const daysToSunday = (today: string): number => (7 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7;

/** Where a record stands in an agenda; what has no date comes later. */
export const dueGroup = (date: string | undefined, today: string): DueGroup => {
  if (!date) return 'later';
  const days = daysUntil(date, today);
  if (days < 0) return 'overdue';
  return days <= daysToSunday(today) ? 'week' : 'later';
};

/** `−3 d`, `hoy`, `mañana`, `mié` within six days, and `07-12` beyond. */
export const formatDue = (date: string, today: string): string => {
  const days = daysUntil(date, today);
  if (Number.isNaN(days)) return date;
  if (days < 0) return `−${-days} d`;
  if (days < 2) return days === 0 ? 'hoy' : 'mañana';
  if (days < 7) return weekday.format(new Date(`${date}T00:00:00Z`)).replace('.', '');
  const [, month, day] = date.split('-');
  return `${day}-${month}`;
};
