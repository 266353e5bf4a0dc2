import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { ReviewedEntries, ReviewedEntry } from '@gore/core/kernel/runtime/view/audit.ts';
import { csvLine as line, csvMark as mark } from '../exports/list/csv-line.ts';

const words = (value: Json | undefined, refs: ReviewedEntries['refs']): string => {
  if (value === undefined || value === null) return '—';
  if (Array.isArray(value)) return value.map((one) => words(one, refs)).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  const named = Object.values(refs).find(
    (labels) => typeof value === 'string' && Object.hasOwn(labels, value),
  );
  return named?.[String(value)] ?? String(value);
};

const changesOf = ({ changes, input }: ReviewedEntry, refs: ReviewedEntries['refs']): string =>
  [
    ...changes.map(({ label, before, after, suprimido }) =>
      suprimido ? `${label}: ${suprimido}` : `${label}: ${words(before, refs)} → ${words(after, refs)}`,
    ),
    ...input.map(({ label, value }) => `${label}: ${words(value, refs)}`),
  ].join('\n');

const titles = [
  'Fecha y hora',
  'Fecha y hora UTC',
  'Persona',
  'Acción',
  'Módulo',
  'Registro',
  'Entrada',
  'Qué cambió',
  'IP',
  'Lote',
  'Solicitud',
  'Huella',
];

/**
 * Entries of the audit as a CSV that Excel opens in Spanish: separated by semicolons, marked as UTF-8, without formulas.
 *
 * @param cut there are more entries than the file holds; it says so at its end.
 */
export const auditCsv = (pages: readonly ReviewedEntries[], zone: string, cut: boolean): string => {
  const local = new Intl.DateTimeFormat('es-CL', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const rows = pages.flatMap(({ data, refs }) =>
    data.map((entry) =>
      line([
        local.format(new Date(entry.at)),
        entry.at,
        entry.actor.nombre,
        entry.label,
        entry.moduleLabel,
        entry.codigo || entry.id,
        String(entry.seq),
        changesOf(entry, refs),
        entry.ip ?? '',
        entry.batch ?? '',
        entry.requestId,
        entry.hash,
      ]),
    ),
  );
  const note = cut ? [line(['Hay más entradas: acote las fechas y exporte por partes.'])] : [];
  return mark + [line(titles), ...rows, ...note].join('\r\n');
};
