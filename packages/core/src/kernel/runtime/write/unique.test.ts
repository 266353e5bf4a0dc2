import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { ofEntity, scanTable } from '../../testing/scan.ts';
import { removeRecord } from './change.ts';
import { createRecord } from './create.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const guardsOf = async (id: string) =>
  ofEntity(await scanTable(t.world), 'guardia')
    .filter(({ owner }) => owner === id)
    .map(({ rule, value }) => `${rule}=${value}`)
    .toSorted();

describe('a unique value', () => {
  it('belongs to one record, and the refusal says which value it is', async () => {
    await t.proyecto({ sigla: 'UNICA' });
    expect(await refusalOf(t.proyecto({ sigla: 'UNICA' }))).toMatchObject({
      kind: 'conflicto',
      code: 'YA_EXISTE',
      message: 'Ya existe otro proyecto con ese código: «UNICA/2026».',
    });
    expect(
      await refusalOf(
        t.create(t.admin, 'comuna', { cut: '16101', nombre: 'x', provincia: 'x', region: 'x' }),
      ),
    ).toMatchObject({ message: 'Ya existe otra comuna con ese código: «16101».' });
    await t.proyecto({ patente: 'AB-1' });
    expect(await refusalOf(t.proyecto({ patente: 'AB-1' }))).toMatchObject({
      message: 'Ya existe otro proyecto con ese patente: «AB-1».',
    });
  });

  it('may be several together; one left empty binds nobody', async () => {
    await t.proyecto({ lote: 1, serie: 'x' });
    await t.proyecto({ lote: 1, serie: 'y' });
    await t.proyecto({ lote: 1 });
    await t.proyecto({ lote: 1 });
    expect(await refusalOf(t.proyecto({ lote: 1, serie: 'x' }))).toMatchObject({
      message: 'Ya existe otro proyecto con ese lote y serie: «1 y x».',
    });
  });

  it('is shown as people know it, and not at all when it has no words', async () => {
    const set = { prioridad: 'ALTA', etiquetas: ['OBRA'], padrino: t.luis.id };
    await t.proyecto(set);
    expect((await refusalOf(t.proyecto(set))).message).toBe(
      'Ya existe otro proyecto con ese prioridad y etiquetas y padrino: «Alta».',
    );
    const alone = { ...t.module('proyecto'), unique: [['padrino']] };
    const padrino = (sigla: string) =>
      createRecord(t.world.deps, t.admin, alone, {
        values: { sigla, anio: 2026, nombre: 'x', padrino: t.ana.id },
      });
    const { id } = await padrino('UNO');
    expect((await refusalOf(padrino('DOS'))).message).toBe('Ya existe otro proyecto con ese padrino.');
    await removeRecord({ ...t.world.deps, livingReferences: async () => [] }, t.admin, alone, id, {
      version: 1,
    });
  });

  it('may be longer than a key', async () => {
    const serie = 'larga '.repeat(60).trim();
    const made = await t.proyecto({ lote: 2, serie });
    expect(await guardsOf(made.id)).toContainEqual(expect.stringMatching(/^lote\+serie=[0-9a-f]{64}$/));
    expect((await refusalOf(t.proyecto({ lote: 2, serie }))).message).toContain('«2 y larga larga');
  });

  it('is let go of when it changes or is cleared', async () => {
    const made = await t.proyecto({ patente: 'P-1', lote: 3, serie: 'z' });
    const code = `codigo=${made.codigo}`;
    expect(await guardsOf(made.id)).toEqual([code, 'lote+serie=[3,"z"]', 'patente=P-1']);
    const moved = await t.patch(t.admin, made, { patente: 'P-2' });
    await t.proyecto({ patente: 'P-1' });
    const cleared = await t.patch(t.admin, moved, { patente: null, serie: null });
    expect(await guardsOf(made.id)).toEqual([code]);
    await t.proyecto({ patente: 'P-2' });
    expect(await refusalOf(t.patch(t.admin, cleared, { patente: 'P-2' }))).toMatchObject({
      code: 'YA_EXISTE',
    });
  });

  it('goes to exactly one of twenty who ask at the same moment', async () => {
    const attempts = Array.from({ length: 20 }, (_, at) =>
      t.proyecto({ sigla: 'CARRERA'.slice(0, 6), nota: at % 7 || 1 }),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
    );
    expect(codes).toEqual(Array(19).fill('YA_EXISTE'));
  });

  it('gives twenty numbers to twenty who ask at the same moment', async () => {
    const proyecto = await t.proyecto();
    const made = await Promise.all(Array.from({ length: 20 }, () => t.pago(proyecto)));
    expect(new Set(made.map(({ codigo }) => codigo)).size).toBe(20);
  });
});
