import { describe, expect, test } from 'vitest';
import type { SheetRow } from '../api/imports.ts';
import { draftAll, draftFault, groupHeld, toDecisions } from './held.ts';

const held = (fila: number, clave: string, valores: SheetRow['valores']): SheetRow => ({
  fila,
  clave,
  valores,
  veredicto: 'retenida',
  avisos: [],
});
const rows = [
  held(4, 'A', { NOMBRE: 'Obras', MONTO: '5', NOTA: '' }),
  held(9, 'B', { NOMBRE: 'Otra' }),
  held(12, 'A', { NOMBRE: 'Equipos', MONTO: ' 5 ', NOTA: '' }),
];
const [first, second] = groupHeld(rows);

test('rows are gathered by the key they share, with the columns that tell them apart', () => {
  expect(first?.rows.map(({ fila }) => fila)).toEqual([4, 12]);
  expect(first?.columns).toEqual([
    { name: 'NOMBRE', differs: true },
    { name: 'MONTO', differs: false },
  ]);
  expect(second?.key).toBe('B');
});

test('created together, the first keeps the plain key and the next takes 2', () => {
  const drafts = draftAll(first ? [first] : [], 'crear');
  expect(toDecisions(drafts)).toEqual([
    { fila: 4, decision: 'crear' },
    { fila: 12, decision: 'crear', correlativo: 2 },
  ]);
});

test('a row left out takes no ordinal', () => {
  expect(toDecisions({ 4: { decision: 'descartar', ordinal: '3' } })).toEqual([
    { fila: 4, decision: 'descartar' },
  ]);
});

describe('a decision cannot be sent', () => {
  const fault = (own: string, other: string): string | undefined => {
    const [row] = first?.rows ?? [];
    if (!first || !row) throw new Error('the group must be there');
    return draftFault(first, row, {
      4: { decision: 'crear', ordinal: own },
      12: { decision: 'crear', ordinal: other },
    });
  };
  test.each([
    ['1', '2', 'Escriba un número del 2 al 99.'],
    ['dos', '2', 'Escriba un número del 2 al 99.'],
    ['2', '2', 'La fila 12 ya usa el correlativo 2.'],
    ['', '', 'La fila 12 también quedaría sin correlativo.'],
  ])('«%s» beside «%s»', (own, other, words) => {
    expect(fault(own, other)).toBe(words);
  });
  test('unless the ordinals differ', () => {
    expect(fault('', '2')).toBeUndefined();
  });
});
