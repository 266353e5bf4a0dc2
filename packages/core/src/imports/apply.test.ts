import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { applyImport } from './apply.ts';
import { dryRun } from './dry-run.ts';
import { readIndex, readRows } from './ledger.ts';
import type { ImportSink } from './sink.ts';
import { memoryFile, memoryFiles, memorySink } from './testing/memory.ts';
import { csvOf } from './testing/sheets.ts';
import { toyHeaders, toyProduct, toyRefs } from './testing/toy.ts';
import { undoImport } from './undo.ts';

const ROWS = 2600;
const sheet = (mark = '') =>
  Array.from({ length: ROWS }, (_, at) => [`B${at}`, `Obra ${at}${at % 7 ? '' : mark}`, '', '', `M$${at}`]);

/** An import that was tried, over records that may be there already. */
const tried = async (rows: readonly (readonly string[])[], sink = memorySink(), id = 'imp1') => {
  const files = memoryFiles();
  const file = memoryFile('plan.csv', csvOf([toyHeaders, ...rows]));
  const { plan } = await analyse({
    product: toyProduct,
    module: 'obra',
    file,
    saved: [],
    asked: { perfil: 'plan' },
  });
  const job = { id, product: toyProduct, module: 'obra', sheet: 'plan', refs: toyRefs, file, sink, files };
  await dryRun(job, plan);
  const apply = (over: { sink?: ImportSink; mayGoOn?: () => boolean } = {}) =>
    applyImport({ id, files, sink, mayGoOn: () => true, ...over });
  const rowsOf = async () => (await readRows(files, id, { limit: ROWS })).filas;
  return { files, sink, apply, rowsOf, indice: () => readIndex(files, id), id };
};

/** A sink whose process dies once it has written so many rows, before anybody hears of the last ones. */
const dyingAfter = (sink: ReturnType<typeof memorySink>, rows: number): ImportSink => ({
  existing: sink.existing,
  judge: sink.judge,
  undo: sink.undo,
  write: async (batch) => {
    if (sink.records.size >= rows) throw new Error('the power went');
    const left = Math.max(0, rows - sink.records.size);
    const outcomes = await sink.write(batch.slice(0, left));
    if (left < batch.length) throw new Error('the power went');
    return outcomes;
  },
});

describe('an import that is killed', () => {
  let whole: Awaited<ReturnType<typeof tried>>;
  beforeAll(async () => {
    whole = await tried(sheet());
    await whole.apply();
  });

  it.each([0, 1, 50, 99])('at %i %% ends in the same state once it goes on', async (percent) => {
    const cut = await tried(sheet());
    const sink = dyingAfter(cut.sink, Math.floor((ROWS * percent) / 100));
    await expect(cut.apply({ sink })).rejects.toThrow('the power went');
    expect(cut.sink.records.size).toBe(Math.floor((ROWS * percent) / 100));
    const { resumen } = await cut.apply();
    expect(resumen).toMatchObject({ nuevas: ROWS, errores: 0, mensaje: '2.600 nuevas.' });
    expect(cut.sink.records).toEqual(whole.sink.records);
    expect(await cut.rowsOf()).toEqual(await whole.rowsOf());
    expect(await cut.indice()).toEqual(await whole.indice());
  });

  it('while it changed records can still be undone whole', async () => {
    const before = await tried(sheet());
    await before.apply();
    const records = structuredClone(before.sink.records);
    const cut = await tried(sheet(' (ampliada)'), before.sink, 'imp2');
    let written = 0;
    const sink: ImportSink = {
      ...before.sink,
      write: async (rows) => {
        await before.sink.write(rows);
        written += 1;
        if (written === 2) throw new Error('the power went');
        return before.sink.write(rows);
      },
    };
    await expect(cut.apply({ sink })).rejects.toThrow('the power went');
    await cut.apply();
    await undoImport({ id: 'imp2', files: cut.files, sink: before.sink, mayGoOn: () => true });
    const said = (all: typeof records) => [...all].map(([code, { values }]) => [code, values]);
    expect(said(before.sink.records)).toEqual(said(records));
  });
});

describe('a run that has little time', () => {
  it('stops by itself between two chunks and goes on from there, as often as it must', async () => {
    const limited = await tried(sheet());
    const limitMs = 30_000;
    let clock = 0;
    let runs = 0;
    let aplicados = 0;
    let trozos = 1;
    while (aplicados < trozos) {
      const until = clock + limitMs;
      runs += 1;
      const slow: ImportSink = {
        ...limited.sink,
        write: (rows) => {
          clock += 20_000;
          return limited.sink.write(rows);
        },
      };
      const done = await limited.apply({ sink: slow, mayGoOn: () => clock < until });
      aplicados = done.aplicados;
      trozos = done.trozos.length;
      // The chunk under way is finished: what is written is always known.
      expect(clock).toBeLessThan(until + limitMs);
    }
    expect(runs).toBe(3);
    expect(limited.sink.records.size).toBe(ROWS);
    expect((await limited.indice()).resumen).toMatchObject({ nuevas: ROWS });
  });
});

describe('undoing', () => {
  it('takes back what was created and what was changed, and lists what somebody changed since', async () => {
    const sink = memorySink();
    const old = await tried([['B0', 'Antes', '', '', 'M$9']], sink, 'old');
    await old.apply();
    const next = await tried(sheet().slice(0, 3), sink, 'next');
    await next.apply();
    const touched = sink.records.get('B2');
    if (touched) sink.records.set('B2', { ...touched, version: touched.version + 1 });
    const undone = await undoImport({ id: 'next', files: next.files, sink, mayGoOn: () => true });
    expect(undone).toMatchObject({
      deshechas: 2,
      faltan: 0,
      pendientes: [{ fila: 4, codigo: 'B2', motivo: expect.stringContaining('cambió después') }],
    });
    expect([...sink.records.keys()]).toEqual(['B0', 'B2']);
    expect(sink.records.get('B0')?.values).toMatchObject({ nombre: 'Antes', monto: 9000 });
    expect(await undoImport({ id: 'next', files: next.files, sink, mayGoOn: () => true })).toMatchObject({
      deshechas: 0,
      pendientes: [{ fila: 4 }],
    });
  });

  it('goes on where time ran out', async () => {
    const { sink, files, apply } = await tried(sheet());
    await apply();
    let chunks = 0;
    const first = await undoImport({ id: 'imp1', files, sink, mayGoOn: () => chunks++ < 2 });
    expect(first.faltan).toBe(4);
    const rest = await undoImport({ id: 'imp1', files, sink, mayGoOn: () => true }, first.faltan);
    expect(first.deshechas + rest.deshechas).toBe(ROWS);
    expect(sink.records.size).toBe(0);
  });
});
