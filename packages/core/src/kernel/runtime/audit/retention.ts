import type { Retention } from '../../declare/module.ts';
import { esFecha } from '../../declare/valores/fecha.ts';
import type { StoredRecord } from '../stored.ts';
import { fieldValue } from '../write/item.ts';

/**
 * The last day of a term of so many years from a date; where that day does not exist, the last of its month (Código
 * Civil art. 48).
 */
export const lastDayOfTerm = (from: string, years: number): string => {
  const year = String(Number(from.slice(0, 4)) + years).padStart(4, '0');
  const same = `${year}${from.slice(4)}`;
  return esFecha(same) ? same : `${year}-02-28`;
};

/** The day so many years before a date: what lies after it cannot have come to term. */
export const newestInTerm = (today: string, years: number): string => lastDayOfTerm(today, -years);

/**
 * The last day a record has to be kept, or nothing while its term does not run: its state is another, or the date it
 * is counted from is not there.
 *
 * @param localDate the date an instant falls on in the institution.
 */
export const keptUntil = (
  retention: Retention,
  record: StoredRecord,
  localDate: (instant: string) => string,
): string | undefined => {
  if (retention.states && !retention.states.includes(record.estado)) return undefined;
  const from = fieldValue(record, retention.from);
  if (typeof from !== 'string') return undefined;
  return lastDayOfTerm(esFecha(from) ? from : localDate(from), retention.years);
};
