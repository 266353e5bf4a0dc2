import { type Schema, stateOf } from '../descriptor.ts';
import type { RecordRow } from '../record.ts';

const last = '9999';

/**
 * Orders what falls together: the first of the ranks, then what is stuck, then the other ranks as declared; among
 * equals, what is due first, and what has no date at the end.
 */
export const byUrgency = (
  schema: Schema,
  { rank, date }: { readonly rank?: string; readonly date?: string },
): ((a: RecordRow, b: RecordRow) => number) => {
  const ranks = Object.keys(schema.fields.find(({ name }) => name === rank)?.choices ?? {});
  const weight = (row: RecordRow): number => {
    const at = rank === undefined ? -1 : ranks.indexOf(String(row[rank]));
    if (at === 0) return 0;
    if (stateOf(schema, row.estado).tone === 'bad') return 1;
    return at < 0 ? ranks.length + 2 : at + 1;
  };
  const due = (row: RecordRow): string => (date && typeof row[date] === 'string' ? String(row[date]) : last);
  return (a, b) => weight(a) - weight(b) || due(a).localeCompare(due(b)) || a.codigo.localeCompare(b.codigo);
};
