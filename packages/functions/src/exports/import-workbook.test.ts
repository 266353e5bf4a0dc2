import excel from 'exceljs';
import { expect, it } from 'vitest';
import { openVerdictsWorkbook } from './import-workbook.ts';

it('has every row with its verdict, its doubtful cells explained, and no formula', async () => {
  const made = openVerdictsWorkbook(['CODIGO', 'MONTO']);
  made.add({
    fila: 2,
    veredicto: 'nueva',
    avisos: [],
    codigo: 'A1',
    valores: { CODIGO: 'A1', MONTO: '$10' },
  });
  made.add({
    fila: 3,
    veredicto: 'error',
    motivo: 'Falta «Nombre».',
    avisos: [],
    celdas: { MONTO: 'No se entiende el monto.' },
    valores: { CODIGO: '=cmd|calc', MONTO: 'diez' },
  });
  const bytes = await made.finish();
  const book = new excel.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  const sheet = book.getWorksheet('Resultado');
  const texts = (at: number) => sheet?.getRow(at).values;
  expect(texts(1)).toEqual([undefined, 'Fila', 'Resultado', 'Registro', 'Por qué', 'CODIGO', 'MONTO']);
  expect(texts(2)).toEqual([undefined, 2, 'Nueva', 'A1', undefined, 'A1', '$10']);
  expect(texts(3)).toEqual([undefined, 3, 'Con error', undefined, 'Falta «Nombre».', "'=cmd|calc", 'diez']);
  expect(sheet?.getRow(3).getCell(6).note).toContain('No se entiende');
});
