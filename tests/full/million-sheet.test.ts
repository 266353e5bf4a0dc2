import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { analyse } from '@gore/core/imports/analyse.ts';
import { dryRun } from '@gore/core/imports/dry-run.ts';
import type { SheetFile } from '@gore/core/imports/read/source.ts';
import type { ImportSink } from '@gore/core/imports/sink.ts';
import { toyHeaders, toyProduct, toyRefs } from '@gore/core/imports/testing/toy.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lineOf } from './million-lines.ts';

const MIB = 2 ** 20;
const minutes = 60_000;

/** A CSV made while it is read: nothing of it is ever whole in memory. */
const csv = (rows: number): SheetFile => ({
  name: 'millon.csv',
  open: async () =>
    Readable.from(
      (function* () {
        yield Buffer.from(`${toyHeaders.join(',')}\n`);
        for (let at = 0; at < rows; at += 500)
          yield Buffer.from(
            Array.from({ length: Math.min(500, rows - at) }, (_, i) => lineOf(at + i)).join(''),
          );
      })(),
    ),
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gore-millon-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A workbook whose cells hold their texts themselves; another process makes it, so that only the trial is measured. */
const xlsx = async (rows: number): Promise<SheetFile> => {
  const path = join(folder, `${rows}.xlsx`);
  execFileSync(process.execPath, [join(import.meta.dirname, 'make-workbook.ts'), path, String(rows)]);
  return { name: 'millon.xlsx', open: async () => createReadStream(path) };
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
