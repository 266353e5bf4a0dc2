import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SinkRow } from '../../../imports/sink.ts';
import { createImportSink } from '../../../imports/store-sink.ts';
import { refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { Died, dyingAt } from '../../testing/dying.ts';
import { openTaller, siglaOf, type Taller } from '../../testing/furnish.ts';
import { scanTable } from '../../testing/scan.ts';
import type { Command, WriteDeps } from './context.ts';

let t: Taller;
beforeEach(async () => {
  t = await openTaller();
});
afterEach(async () => {
  vi.restoreAllMocks();
  t.world.engine.faults.clear();
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const rowsOf = (
  count: number,
  values: Readonly<Record<string, SinkRow['values'][string]>> = {},
): readonly SinkRow[] =>
  Array.from({ length: count }, (_, at) => ({
    fila: at + 2,
    codigo: `${siglaOf(at)}/2026`,
    values: { sigla: siglaOf(at), anio: 2026, nombre: `Fila ${at}`, division: t.obras.id, ...values },
    estado: 'EN_CURSO',
    hash: `h${at}`,
  }));
const sinkFor = (by: Command = t.admin, deps: WriteDeps = t.world.deps) =>
  createImportSink(deps, { ...by, batch: 'IMP-2026-00001' }, t.module('proyecto'));
const write = async (rows: readonly SinkRow[], by?: Command) => (await sinkFor(by)).write(rows);
const tally = (outcomes: readonly { readonly outcome: string }[]) =>
  Object.fromEntries(
    [...Map.groupBy(outcomes, ({ outcome }) => outcome)].map(([key, group]) => [key, group.length]),
  );

describe('rows that become records', () => {
  it('are written many to a transaction, each with its audit and its guard', async () => {
    const send = vi.spyOn(t.world.deps.store.client, 'send');
    const outcomes = await write(rowsOf(60, { monto: 1000 }));
    const writes = send.mock.calls.filter(([command]) => command.constructor.name === 'TransactWriteCommand');
    expect(writes.length).toBeLessThanOrEqual(3);
    expect(tally(outcomes)).toEqual({ creada: 60 });
    expect(outcomes.map(({ fila }) => fila)).toEqual(rowsOf(60).map(({ fila }) => fila));
    const [first] = outcomes;
    const made = { module: 'proyecto', id: first?.id ?? '', codigo: first?.codigo ?? '', version: 1 };
    expect(await t.stored(made)).toMatchObject({
      codigo: 'AAA/2026',
      estado: 'EN_CURSO',
      huella: 'h0',
      data: { nombre: 'Fila 0', monto: 1000 },
      hechos: { crear: 'admin' },
    });
    expect((await t.history(t.admin, made)).data).toMatchObject([
      { verb: 'importar', label: 'Importar', batch: 'IMP-2026-00001' },
    ]);
  });

  it('written again change nothing at all', async () => {
    await write(rowsOf(30));
    const before = await scanTable(t.world);
    const outcomes = await write(rowsOf(30));
    expect(tally(outcomes)).toEqual({ sin_cambio: 30 });
    expect(await scanTable(t.world)).toEqual(before);
    const existing = await (await sinkFor()).existing(['AAA/2026', 'AAB/2026', 'NADA/2026']);
    expect(new Map([...existing].map(([codigo, { hash }]) => [codigo, hash]))).toEqual(
      new Map([
        ['AAA/2026', 'h0'],
        ['AAB/2026', 'h1'],
      ]),
    );
  });

  it('bring a record up to date, clear what is empty, and leave its state to its verbs', async () => {
    await write(rowsOf(2, { monto: 5, 'extra.lema': 'x' }));
    const changed = rowsOf(2, { monto: null, nota: 4 }).map((row) => ({
      ...row,
      hash: 'otra',
      estado: 'IDEA',
    }));
    const [outcome] = await write(changed);
    expect(outcome?.outcome).toBe('actualizada');
    const record = await t.stored({ module: 'proyecto', id: outcome?.id ?? '', codigo: '', version: 2 });
    expect(record).toMatchObject({ version: 2, estado: 'EN_CURSO', huella: 'otra', extra: { lema: 'x' } });
    expect(record.data).toMatchObject({ nota: 4 });
    expect(record.data).not.toHaveProperty('monto');
  });
});

describe('a row that cannot stand', () => {
  it('is found among its batch, and the others are written', async () => {
    await t.proyecto({ patente: 'OCUPADA' });
    const rows = rowsOf(50).map((row, at) =>
      at === 23 ? { ...row, values: { ...row.values, patente: 'OCUPADA' } } : row,
    );
    const outcomes = await write(
      rows.map((row) => ({
        ...row,
        codigo: row.codigo.replace('2026', '2027'),
        values: { ...row.values, anio: 2027 },
      })),
    );
    expect(tally(outcomes)).toEqual({ creada: 49, error: 1 });
    expect(outcomes[23]).toEqual({
      fila: 25,
      outcome: 'error',
      message: 'Ya existe otro proyecto con ese patente: «OCUPADA».',
    });
  });

  it('says in words what is wrong with it', async () => {
    const [first, second, third, fourth] = rowsOf(4);
    if (!first || !second || !third || !fourth) throw new Error('no rows');
    const missing = { ...second, values: { ...second.values, division: '01kxk8390023av38ga3e1pw4zz' } };
    const huge = { ...third, values: { ...third.values, resumen: 'ñ'.repeat(150_000) } };
    const twin = { ...fourth, codigo: first.codigo, values: first.values, hash: 'doble' };
    const outcomes = await write([first, missing, huge, twin]);
    expect(outcomes.map(({ outcome, message }) => message ?? outcome)).toEqual([
      'creada',
      'Elija un registro que exista y esté a su alcance.',
      'El registro es demasiado grande: acorte los textos o use archivos.',
      'Ya existe otro proyecto con ese código: «AAA/2026».',
    ]);
  });

  it('is out of reach for who imports only what is theirs', async () => {
    const [mine, other] = [rowsOf(1, { responsable: t.ana.id }), rowsOf(2).slice(1)];
    const outcomes = await write([...mine, ...other], t.miembro);
    expect(outcomes.map(({ outcome, message }) => message ?? outcome)).toEqual([
      'creada',
      'La fila queda fuera de su alcance.',
    ]);
    expect(await refusalOf(sinkFor(t.jefa))).toMatchObject({
      kind: 'prohibido',
      message: 'Su rol no permite importar en este módulo.',
    });
  });
});

describe('an import that is disturbed', () => {
  it('by itself, run twice at once, writes each row once', async () => {
    const [one, two] = [await sinkFor(), await sinkFor()];
    const both = await Promise.all([one.write(rowsOf(40)), two.write(rowsOf(40))]);
    const created = both.flat().filter(({ outcome }) => outcome === 'creada');
    expect(new Set(created.map(({ codigo }) => codigo)).size).toBe(40);
    expect(created).toHaveLength(40);
    for (const { outcome, message } of both.flat())
      expect([outcome, message ?? '']).toEqual([
        expect.stringMatching(/creada|sin_cambio|error/),
        outcome === 'error' ? expect.stringContaining('Ya existe otro proyecto') : '',
      ]);
    expect(tally(await write(rowsOf(40)))).toEqual({ sin_cambio: 40 });
  });

  it('by a person who changes a record meanwhile, loses neither', async () => {
    await write(rowsOf(10));
    const sink = await sinkFor();
    const known = await sink.existing(['AAA/2026']);
    const id = known.get('AAA/2026')?.id ?? '';
    const made = { module: 'proyecto', id, codigo: 'AAA/2026', version: 1 };
    const rows = rowsOf(10, { nota: 5 }).map((row) => ({ ...row, hash: 'nueva' }));
    const [outcomes] = await Promise.all([
      sink.write(rows),
      t.patch(t.admin, made, { monto: 9 }).catch(() => undefined),
    ]);
    const record = await t.stored(made);
    const [first] = outcomes;
    expect(record.data.nota).toBe(first?.outcome === 'actualizada' ? 5 : undefined);
    expect(tally(await write(rows))).toMatchObject({ sin_cambio: expect.any(Number) });
    expect((await t.stored(made)).data.nota).toBe(5);
  });

  it('by a death at any request, goes on where it was when it is run again', async () => {
    for (let step = 1; ; step += 2) {
      const rows = rowsOf(30).map((row) => ({
        ...row,
        codigo: `${String(row.values.sigla)}/${2000 + step}`,
        values: { ...row.values, anio: 2000 + step },
      }));
      const dying = await sinkFor(t.admin, dyingAt(t.world, step, 'after')).catch(() => undefined);
      const survived = await dying?.write(rows).catch((error: unknown) => {
        if (!(error instanceof Died)) throw error;
      });
      const again = await write(rows);
      expect(again.every(({ outcome }) => outcome === 'creada' || outcome === 'sin_cambio')).toBe(true);
      if (survived) return expect(step).toBeGreaterThan(3);
    }
  });

  it('by a table that stays busy, stops in words and goes on later', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    t.world.engine.faults.inject({ operations: ['TransactWriteItems'], fault: 'Throttling' });
    expect(await refusalOf(write(rowsOf(5)))).toMatchObject({ kind: 'no_disponible' });
    t.world.engine.faults.clear();
    expect(tally(await write(rowsOf(5)))).toEqual({ creada: 5 });
  });
});
