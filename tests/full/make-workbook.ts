import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, createDeflateRaw } from 'node:zlib';
import { toyHeaders } from '@gore/core/imports/testing/toy.ts';
import { xlsxEntries, zipOf } from '@gore/core/imports/testing/zip.ts';
import { lineOf } from './million-lines.ts';

/** `node tests/full/make-workbook.ts <path> <rows>`: a workbook whose cells hold their texts themselves. */
const [path = '', rows = '0'] = process.argv.slice(2);

const cellsOf = (cells: readonly string[], row: number): string =>
  cells
    .map(
      (text, at) => `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`,
    )
    .join('');

function* sheetText(count: number): Generator<string> {
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  yield `<row r="1">${cellsOf(toyHeaders, 1)}</row>`;
  for (let at = 0; at < count; at += 1)
    yield `<row r="${at + 2}">${cellsOf(lineOf(at).trim().split(','), at + 2)}</row>`;
  yield '</sheetData></worksheet>';
}

let crc = 0;
const text = Readable.from(
  (function* () {
    for (const piece of sheetText(Number(rows))) {
      const bytes = Buffer.from(piece);
      crc = crc32(bytes, crc);
      yield bytes;
    }
  })(),
);
const packed = await buffer(text.pipe(createDeflateRaw({ level: 1 })));
const entries = xlsxEntries('').map((entry) =>
  // Its bytes are deflated already: the directory says so, and the header says they go in as they are.
  entry.name.includes('sheet1') ? { ...entry, body: packed, method: 8, localMethod: 0, crc } : entry,
);
await writeFile(path, zipOf(entries));
