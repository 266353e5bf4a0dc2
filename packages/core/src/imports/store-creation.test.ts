import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inconsistencies } from '../kernel/testing/consistency.ts';
import { openTaller, siglaOf, type Taller } from '../kernel/testing/furnish.ts';
import type { SinkRow } from './sink.ts';
import type { CreationRules } from './store-creation.ts';
import { createImportSink } from './store-sink.ts';

let t: Taller;
beforeEach(async () => {
  t = await openTaller();
});
afterEach(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const sinkOf = (module: string, rules?: CreationRules, by = t.admin) =>
  createImportSink(t.world.deps, { ...by, batch: 'IMP-2026-00001' }, t.module(module), rules);

const projects = (values: Partial<SinkRow['values']> = {}): readonly SinkRow[] =>
  [0, 1].map((at) => ({
    fila: at + 2,
    codigo: `${siglaOf(at)}/2026`,
    values: { sigla: siglaOf(at), anio: 2026, nombre: `Fila ${at}`, division: t.obras.id, ...values },
    estado: 'EN_CURSO',
    hash: `h${at}`,
  }));

const payment = async (estado: 'EN_CURSO' | 'ANULADO', hash = 'p'): Promise<readonly SinkRow[]> => {
  const [project] = await (await sinkOf('proyecto')).write(
    projects()
      .slice(0, 1)
      .map((row) => ({ ...row, estado })),
  );
  const values = { proyecto: project?.id ?? '', monto: 10, numero: 1 };
  return [{ fila: 9, codigo: `pagos/${hash}`, values, estado: 'PENDIENTE', hash }];
};

describe('a row that would become a record', () => {
  it('takes what its module sets by itself', async () => {
    const [made] = await (await sinkOf('proyecto')).write(projects());
    const record = await t.stored({ module: 'proyecto', id: made?.id ?? '', codigo: '', version: 1 });
    expect(record.data.inicio).toBe('2026-07-15');
    const [typed] = await (await sinkOf('proyecto')).write(
      projects({ inicio: '2025-01-02', anio: 2027 }).map((row) => ({ ...row, codigo: 'AAA/2027' })),
    );
    expect(
      (await t.stored({ module: 'proyecto', id: typed?.id ?? '', codigo: '', version: 1 })).data.inicio,
    ).toBe('2025-01-02');
  });

  it('is refused by the rules of creation, before and while it is written', async () => {
    const rows = await payment('ANULADO');
    const sink = await sinkOf('pago');
    const message = 'El proyecto está anulado: no admite pagos.';
    expect([...(await sink.judge(rows))]).toEqual([[9, { message, refused: true }]]);
    expect(await sink.write(rows)).toEqual([{ fila: 9, outcome: 'error', message }]);
    expect([...(await sink.judge(await payment('ANULADO', 'otro')))]).toHaveLength(1);
  });

  it('comes in with that sentence where its sheet tells what happened, or unasked where it was judged', async () => {
    const rows = await payment('ANULADO');
    const told = await sinkOf('pago', 'told');
    expect([...(await told.judge(rows)).values()]).toMatchObject([{ refused: false }]);
    expect(await told.write(rows)).toMatchObject([{ outcome: 'creada' }]);
    const unasked = await sinkOf('pago', 'unasked');
    const other = rows.map((row) => ({ ...row, codigo: 'pagos/q', hash: 'q' }));
    expect((await unasked.judge(other)).size).toBe(0);
    expect(await unasked.write(other)).toMatchObject([{ outcome: 'creada' }]);
  });

  it('passes where no rule has anything to say', async () => {
    const rows = await payment('EN_CURSO');
    expect((await (await sinkOf('pago')).judge(rows)).size).toBe(0);
    expect(await (await sinkOf('pago')).write(rows)).toMatchObject([{ outcome: 'creada' }]);
  });

  it('is told to be out of reach before anything is written', async () => {
    const judged = await (await sinkOf('proyecto', 'told', t.miembro)).judge(projects());
    expect([...judged.values()]).toEqual(
      Array.from({ length: 2 }, () => ({ message: 'La fila queda fuera de su alcance.', refused: true })),
    );
  });
});
