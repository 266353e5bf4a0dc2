import type { RowEntry, RowOutcome } from '@gore/core/bulk/ledger.ts';
import { csvLine, csvMark } from '../exports/list/csv-line.ts';

const words: Readonly<Record<RowOutcome, string>> = {
  HECHA: 'Hecho',
  SIN_CAMBIO: 'Ya estaba así',
  DENEGADA: 'Rechazado',
  CAMBIADA: 'Cambiado entretanto',
};

/** What became of each record of a job, as a CSV that Excel opens in Spanish. */
export const resultCsv = (rows: readonly RowEntry[]): string => {
  const lines = rows.map(({ id, codigo, titulo = '', resultado, motivo = '' }) =>
    csvLine([codigo || id, titulo, resultado ? words[resultado] : '', motivo]),
  );
  return csvMark + [csvLine(['Registro', 'Nombre', 'Resultado', 'Motivo']), ...lines].join('\r\n');
};
