import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { importLimits } from '@gore/core/imports/limits.ts';
import { openSheet } from '@gore/core/imports/read/open.ts';
import type { SheetFile } from '@gore/core/imports/read/source.ts';
import { toyHeaders } from '@gore/core/imports/testing/toy.ts';
import { toyImports } from '@gore/core/imports/testing/toy-import.ts';
import { expect, it } from 'vitest';

const MIB = 2 ** 20;
const LINES_A_CHUNK = 1000;

/** A CSV that is made while it is read: nobody holds it whole. */
const longSheet = (rows: number): SheetFile => ({
  name: 'larga.csv',
  open: async () =>
    Readable.from(
      (function* () {
        yield Buffer.from(`${toyHeaders.join(',')}\n`);
        for (let from = 0; from < rows; from += LINES_A_CHUNK) {
          let chunk = '';
          for (let row = from; row < Math.min(from + LINES_A_CHUNK, rows); row += 1)
            chunk += `A${row},"Obra número ${row}, tramo ${row % 7}",CAMINOS,2026-03-01,"M$ ${row}",VIALIDAD\n`;
          yield Buffer.from(chunk);
        }
      })(),
    ),
});

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** What is held: how much garbage waits to be collected depends on what else the machine does. */
const held = (): number => {
  collect();
  return process.memoryUsage().heapUsed / MIB;
};

/** Rows read and the most memory held meanwhile, in MiB. */
const readAll = async (rows: number) => {
  const limits = { ...importLimits, fileBytes: 512 * MIB };
  const sheet = await openSheet(longSheet(rows), limits);
  let read = 0;
  let peak = 0;
  for await (const _ of sheet.rows()) {
    read += 1;
    if (read % 10_000 === 0) peak = Math.max(peak, held());
  }
  return { read, peak };
};

it('a million rows are read in the memory of ten thousand', async () => {
  const small = await readAll(10_000);
  const large = await readAll(1_000_000);
  expect([small.read, large.read]).toEqual([10_001, 1_000_001]);
  expect(large.peak).toBeLessThan(small.peak + 20);
}, 300_000);

it('a file beyond what one import takes is refused with the limit, and nothing is written', async () => {
  const { run, sink, files } = toyImports();
  const attempt = run([], { file: longSheet(1_000_001) });
  await expect(attempt).rejects.toThrow('pasa de 1.000.000 filas');
  expect(sink.records.size).toBe(0);
  expect(files.stored.size).toBe(0);
}, 300_000);
