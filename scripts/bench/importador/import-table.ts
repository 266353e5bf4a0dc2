import type { Table } from '../report/table.ts';
import type { ImportSteps } from './measure-steps.ts';

/** The table with the steps of some imports. */
export const importTable = (steps: readonly ImportSteps[]): Table => ({
  title: 'Importador',
  columns: ['Planilla', 'Filas', 'Nuevas', 'Ensayo (s)', 'Aplicar (s)', 'RSS máximo (MB)', 'Carga'],
  rows: steps.map(({ sheet, rows, created, trialSeconds, applySeconds, peakMb, load }) => [
    sheet,
    rows,
    created,
    trialSeconds,
    applySeconds,
    peakMb,
    load,
  ]),
});
