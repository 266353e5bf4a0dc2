import excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { rowsOf, xlsxOf } from '../testing/sheets.ts';
import { sheetXml, xlsxEntries, zipOf } from '../testing/zip.ts';

const contentOf = async (value: excel.CellValue, numFmt?: string) => {
  const workbook = new excel.Workbook();
  const cell = workbook.addWorksheet('Hoja1').getCell('A1');
  cell.value = value;
  if (numFmt) cell.numFmt = numFmt;
  const rows = await rowsOf(new Uint8Array(await workbook.xlsx.writeBuffer()));
  return rows[0]?.celdas[0];
};

describe('a cell of a workbook', () => {
  it.each<[string, excel.CellValue, string | undefined, string | number]>([
    ['a text', 'ÑIQUÉN', undefined, 'ÑIQUÉN'],
    ['a number', 1395.82, undefined, 1395.82],
    ['an amount in a currency format', 1395, '"M$"#,##0', 1395],
    ['an amount whose format escapes its letters', 60000, '\\M\\$#,##0', 60000],
    ['a percentage', 0.9174, '0.00%', '91.74%'],
    ['a date', new Date(Date.UTC(2024, 3, 26)), 'dd-mm-yyyy', '2024-04-26'],
    ['a moment', new Date(Date.UTC(2024, 3, 26, 9, 30)), 'dd-mm-yyyy hh:mm', '2024-04-26T09:30:00'],
    ['the empty date', 0, 'dd-mm-yyyy', '1899-12-30'],
    ['a yes', true, undefined, 'SI'],
    ['an error', { error: '#REF!' }, undefined, '#REF!'],
    ['a formula', { formula: 'A2+1', result: 7 }, undefined, 7],
    ['a formula that gives a text', { formula: 'A2', result: 'x' }, undefined, 'x'],
    ['a formula that gives a date', { formula: 'TODAY()', result: 45_408 }, 'dd-mm-yyyy', '2024-04-26'],
    ['a formula that was never computed', { formula: 'A2+1' }, undefined, '#N/A'],
    ['a text in several styles', { richText: [{ text: 'AÑO ' }, { text: '2024' }] }, undefined, 'AÑO 2024'],
    ['a link', { text: 'ficha', hyperlink: 'https://example.cl' }, undefined, 'ficha'],
  ])('%s', async (_, value, numFmt, content) => {
    expect(await contentOf(value, numFmt)).toBe(content);
  });
});

describe('a workbook', () => {
  it('keeps the place of cells and rows around the holes', async () => {
    const workbook = new excel.Workbook();
    const sheet = workbook.addWorksheet('Hoja1');
    sheet.getCell('C2').value = 'x';
    sheet.getCell('A5').value = 'y';
    const rows = await rowsOf(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(rows.filter(({ celdas }) => celdas.length).map(({ fila, celdas }) => [fila, celdas])).toEqual([
      [2, ['', '', 'x']],
      [5, ['y']],
    ]);
  });

  it('gives the rows of every sheet, one sheet after another', async () => {
    const workbook = new excel.Workbook();
    workbook.addWorksheet('Portada').addRow(['hola']);
    workbook.addWorksheet('Datos').addRow(['A', 'B']);
    const rows = await rowsOf(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(rows.map(({ hoja, celdas }) => [hoja, celdas])).toEqual([
      [1, ['hola']],
      [2, ['A', 'B']],
    ]);
  });

  it('comes out whole every time, in whatever order it was stored', async () => {
    const workbook = new excel.Workbook();
    for (const name of ['uno', 'dos', 'tres']) workbook.addWorksheet(name).addRow([name]);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    for (let time = 0; time < 20; time += 1) {
      expect((await rowsOf(bytes)).map(({ celdas }) => celdas[0])).toEqual(['uno', 'dos', 'tres']);
    }
  });

  it('keeps every letter, wherever its bytes are parted', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [`Ñandú ${'ñ'.repeat(at % 7)} n° ${at}`, at]);
    expect((await rowsOf(await xlsxOf(rows))).map(({ celdas }) => celdas)).toEqual(rows);
  });

  it('is recognised by its bytes, whatever its name', async () => {
    expect(await rowsOf(await xlsxOf([['A', 1]]))).toEqual([{ hoja: 1, fila: 1, celdas: ['A', 1] }]);
  });

  it('may hold its texts in the cells themselves', async () => {
    const xml = sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>hola</t></is></c></row>');
    expect(await rowsOf(zipOf(xlsxEntries(xml)))).toEqual([{ hoja: 1, fila: 1, celdas: ['hola'] }]);
  });
});
