import { expect, it } from 'vitest';
import type { Schema } from '../descriptor.ts';
import { field, row, schema } from '../testing/schema.ts';
import { byUrgency } from './order.ts';

const work: Schema = {
  ...schema,
  fields: [
    field('prioridad', 'choice', { choices: { URGENTE: 'Urgente', NORMAL: 'Normal', BAJA: 'Baja' } }),
    field('vence', 'date'),
  ],
  states: [
    { name: 'NUEVA', label: 'Nueva' },
    { name: 'BLOQUEADA', label: 'Bloqueada', tone: 'bad' },
  ],
};
const make = (codigo: string, prioridad: string | undefined, estado: string, vence?: string) =>
  row({ codigo, estado, ...(prioridad ? { prioridad } : {}), ...(vence ? { vence } : {}) });

it('puts the urgent first, then what is stuck, then the rest by date, and undated last', () => {
  const rows = [
    make('baja', 'BAJA', 'NUEVA', '2026-01-01'),
    make('sin', undefined, 'NUEVA', '2026-01-01'),
    make('tarde', 'NORMAL', 'NUEVA', '2026-02-01'),
    make('sin-fecha', 'NORMAL', 'NUEVA'),
    make('pronto', 'NORMAL', 'NUEVA', '2026-01-01'),
    make('atascada', 'BAJA', 'BLOQUEADA'),
    make('urgente', 'URGENTE', 'BLOQUEADA'),
  ];
  expect(
    rows.toSorted(byUrgency(work, { rank: 'prioridad', date: 'vence' })).map(({ codigo }) => codigo),
  ).toEqual(['urgente', 'atascada', 'pronto', 'tarde', 'sin-fecha', 'baja', 'sin']);
  expect(rows.toSorted(byUrgency(work, {}))[0]?.codigo).toBe('atascada');
});
