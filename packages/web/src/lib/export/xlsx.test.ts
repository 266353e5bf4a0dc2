import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { workbookOf } from './xlsx.ts';

const { Workbook } = createRequire(import.meta.url)('exceljs');

test('a workbook opens in another program with every cell as it was', async () => {
  const rows = [
    ['Nombre', 'Monto'],
    ['Ñuñoa & «Río» <b>', 1_236_699_331],
    ['=1+1', undefined],
    ['con\u0000cero', -5],
  ];
  const workbook = new Workbook();
  await workbook.xlsx.load(await workbookOf('Obras: 2026/1', rows).arrayBuffer());
  const [sheet] = workbook.worksheets;
  expect(sheet.name).toBe('Obras  2026 1');
  expect(sheet.getCell('A2').value).toBe('Ñuñoa & «Río» <b>');
  expect(sheet.getCell('B2').value).toBe(1_236_699_331);
  expect(sheet.getCell('A3').value).toBe('=1+1');
  expect(sheet.getCell('A4').value).toBe('concero');
  expect(sheet.getCell('B4').value).toBe(-5);
});
