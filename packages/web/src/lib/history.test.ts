import { expect, test } from 'vitest';
import type { HistoryEntry } from './api/records.ts';
import { kindOf, presentKinds } from './history.ts';

const entry = (verb: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq: 1,
  at: '2026-01-01T00:00:00Z',
  actor: { id: 'u', nombre: 'Ana' },
  verb,
  label: verb,
  changes: [],
  input: [],
  ...more,
});
const moved = [{ field: 'estado', label: 'Estado', before: 'A', after: 'B' }];

test.each([
  [entry('editar'), 'edicion'],
  [entry('crear', { batch: 'imp1' }), 'importacion'],
  [entry('iniciar', { changes: moved }), 'estado'],
  [entry('registrarAvance'), 'otro'],
  [entry('emitir', { refused: 'No hay saldo.' }), 'rechazo'],
])('%#', (one, kind) => {
  expect(kindOf(one)).toBe(kind);
});

test('only the kinds that happened are offered', () => {
  expect(presentKinds([entry('editar'), entry('iniciar', { changes: moved })])).toEqual([
    ['todo', 'Todo'],
    ['estado', 'Cambios de estado'],
    ['edicion', 'Ediciones'],
  ]);
});
