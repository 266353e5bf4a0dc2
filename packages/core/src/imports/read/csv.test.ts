import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, rowsOf } from '../testing/sheets.ts';

const cellsOf = async (body: string | Uint8Array, chunkBytes?: number) =>
  (await rowsOf(body, chunkBytes ? { chunkBytes } : {})).map(({ celdas }) => celdas);

/** Text as windows-1252 writes it; enough for Latin letters. */
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('a CSV', () => {
  it.each([',', ';', '\t', '|'])('is parted by %j when its records are', async (delimiter) => {
    const rows = [
      ['CÓDIGO', 'NOMBRE', 'MONTO'],
      ['1', 'Puente, etapa "A"', '$1,395'],
      ['2', 'Camino; tramo 2', '$2,000'],
    ];
    expect(await cellsOf(csvOf(rows, delimiter))).toEqual(rows);
  });

  it('is read in UTF-8, with or without its mark', async () => {
    expect(await cellsOf('﻿AÑO,MONTO\n')).toEqual([['AÑO', 'MONTO']]);
    expect(await cellsOf('AÑO,MONTO\n')).toEqual([['AÑO', 'MONTO']]);
  });

  it('is read in windows-1252 even when the first accent comes late', async () => {
    const late = `${'a,b\n'.repeat(20_000)}ÑIQUÉN,€\n`;
    const bytes = Buffer.from(latin(late.replace('€', '\x80')));
    expect((await cellsOf(bytes)).at(-1)).toEqual(['ÑIQUÉN', '€']);
  });

  it('is read in UTF-16, as Excel writes «texto Unicode»', async () => {
    const bytes = Buffer.from('﻿AÑO\tMONTO\r\n2024\t$1\r\n', 'utf16le');
    expect(await cellsOf(bytes)).toEqual([
      ['AÑO', 'MONTO'],
      ['2024', '$1'],
    ]);
  });

  it('numbers rows as a spreadsheet does: quoted line ends do not count, blank lines do', async () => {
    const rows = await rowsOf('A,"B\nB"\r\n\r\n1,"2\n2"\n');
    expect(rows.map(({ fila, celdas }) => [fila, celdas])).toEqual([
      [1, ['A', 'B\nB']],
      [2, []],
      [3, ['1', '2\n2']],
    ]);
  });

  it('keeps a cell that a formula would come from as the text it is', async () => {
    expect(await cellsOf('A,B\n=2+3,+cmd|x\n')).toEqual([
      ['A', 'B'],
      ['=2+3', '+cmd|x'],
    ]);
  });

  it('comes out the same however its bytes arrive', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => `x${text.replaceAll('\0', '')}x`);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, chunkBytes) => {
        const wide = rows.map((row) => [...row, ...Array.from({ length: 6 - row.length }, () => 'z')]);
        expect(await cellsOf(csvOf(wide), chunkBytes)).toEqual(wide);
      }),
      { numRuns: 60 },
    );
  });
});
