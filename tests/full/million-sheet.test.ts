import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, createDeflateRaw } from 'node:zlib';
import { analyse } from '@gore/core/imports/analyse.ts';
import { dryRun } from '@gore/core/imports/dry-run.ts';
import type { SheetFile } from '@gore/core/imports/read/source.ts';
import type { ImportSink } from '@gore/core/imports/sink.ts';
import { toyHeaders, toyProduct, toyRefs } from '@gore/core/imports/testing/toy.ts';
import { xlsxEntries, zipOf } from '@gore/core/imports/testing/zip.ts';
import { expect, it } from 'vitest';

const MIB = 2 ** 20;
const minutes = 60_000;

const line = (at: number): string => `B${at},Obra número ${at},Vial,13-02-2024,M$${at % 1000},OP\n`;

/** A CSV made while it is read: nothing of it is ever whole in memory. */
const csv = (rows: number): SheetFile => ({
  name: 'millon.csv',
  open: async () =>
    Readable.from(
      (function* () {
        yield Buffer.from(`${toyHeaders.join(',')}\n`);
        for (let at = 0; at < rows; at += 500)
          yield Buffer.from(
            Array.from({ length: Math.min(500, rows - at) }, (_, i) => line(at + i)).join(''),
          );
      })(),
    ),
});

const cellsOf = (cells: readonly string[], row: number): string =>
  cells
    .map(
      (text, at) => `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`,
    )
    .join('');

function* sheetText(rows: number): Generator<string> {
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  yield `<row r="1">${cellsOf(toyHeaders, 1)}</row>`;
  for (let at = 0; at < rows; at += 1)
    yield `<row r="${at + 2}">${cellsOf(line(at).trim().split(','), at + 2)}</row>`;
  yield '</sheetData></worksheet>';
}

/** A workbook whose cells hold their texts themselves, packed as it is made: its sheet is never whole in memory. */
const xlsx = async (rows: number): Promise<SheetFile> => {
  let crc = 0;
  const text = Readable.from(
    (function* () {
      for (const piece of sheetText(rows)) {
        const bytes = Buffer.from(piece);
        crc = crc32(bytes, crc);
        yield bytes;
      }
    })(),
  );
  const packed = await buffer(text.pipe(createDeflateRaw({ level: 1 })));
  const zip = zipOf(
    xlsxEntries('').map((entry) =>
      // Its bytes are deflated already: the directory says so, and the header says they go in as they are.
      entry.name.includes('sheet1') ? { ...entry, body: packed, method: 8, localMethod: 0, crc } : entry,
    ),
  );
  return { name: 'millon.xlsx', open: async () => Readable.from([zip]) };
};

const nobody: ImportSink = {
  judge: async () => new Map(),
  existing: async () => new Map(),
  write: async () => [],
  undo: async () => [],
};

/** Keeps the index alone: chunks go to a bucket in earnest. */
const forgetful = () => {
  const kept = new Map<string, string>();
  return {
    put: async (key: string, body: string | Uint8Array) => {
      if (typeof body === 'string') kept.set(key, body);
    },
    get: async (key: string) => kept.get(key) ?? '',
    open: async () => Readable.from([]),
  };
};

/** The highest memory a trial reaches, and how long it takes. */
const measure = async (file: SheetFile) => {
  const { plan } = await analyse({
    product: toyProduct,
    module: 'obra',
    file,
    saved: [],
    asked: { perfil: 'plan' },
  });
  let highest = 0;
  const started = performance.now();
  const { resumen } = await dryRun(
    {
      id: 'm',
      product: toyProduct,
      module: 'obra',
      sheet: 'plan',
      file,
      refs: toyRefs,
      sink: nobody,
      files: forgetful(),
      onProgress: () => {
        highest = Math.max(highest, process.memoryUsage().rss);
      },
    },
    plan,
  );
  return {
    total: resumen.total,
    nuevas: resumen.nuevas,
    rss: Math.round(highest / MIB),
    seconds: (performance.now() - started) / 1000,
  };
};

it.each([
  ['a CSV', async (rows: number) => csv(rows)],
  ['a workbook with inline texts', xlsx],
] as const)(
  'a million rows of %s are tried in flat memory',
  async (name, make) => {
    const small = await measure(await make(10_000));
    const large = await measure(await make(1_000_000));
    console.log(
      `${name}: 10.000 rows ${small.rss} MB, ${small.seconds.toFixed(1)} s; 1,000,000 ${large.rss} MB, ${large.seconds.toFixed(1)} s`,
    );
    expect([small.nuevas, large.nuevas]).toEqual([10_000, 1_000_000]);
    expect(large.rss).toBeLessThan(500);
  },
  30 * minutes,
);
