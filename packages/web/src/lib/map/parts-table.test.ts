import { expect, test } from 'vitest';
import { partsTable } from './parts-table.ts';

test('communes become a sheet in Spanish', () => {
  const rows = [
    { key: '16203', name: 'Coelemu «"norte"»', count: 2, value: 0.5 },
    { key: '16101', name: 'Chillán', count: 0, value: undefined },
  ];
  expect(partsTable(['Comuna', 'Por habitante'], rows)).toBe(
    '\uFEFF"Código";"Comuna";"Número";"Por habitante"\r\n"16203";"Coelemu «""norte""»";2;0,5\r\n"16101";"Chillán";0;\r\n',
  );
});
