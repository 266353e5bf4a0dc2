import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { GoreError } from '../error.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

describe('a change', () => {
  it('writes one version, what follows from it, and nothing when it changes nothing', async () => {
    const made = await t.proyecto({ hombres: 2, prioridad: 'ALTA' });
    const patched = await t.patch(t.admin, made, { mujeres: 3, prioridad: '' });
    expect(patched.version).toBe(2);
    const { data } = await t.stored(made);
    expect(data).toMatchObject({ hombres: 2, mujeres: 3, personas: 5 });
    expect(data).not.toHaveProperty('prioridad');
    expect(await t.patch(t.admin, patched, { mujeres: 3, nombre: ' Plaza ' })).toEqual(patched);
    expect(await t.patch(t.admin, patched, {})).toEqual(patched);
  });

  it('carries the code along when the code is made of what changed', async () => {
    const made = await t.proyecto();
    const patched = await t.patch(t.admin, made, { anio: 2030 });
    expect(patched.codigo).toBe(`${made.codigo.slice(0, 3)}/2030`);
    expect(await t.world.deps.store.byCode('t', 'proyecto', made.codigo)).toBeUndefined();
    expect(await t.world.deps.store.byCode('t', 'proyecto', patched.codigo)).toBe(made.id);
  });

  it('is refused with everything that is wrong with it', async () => {
    const made = await t.proyecto();
    const changes = { nombre: null, avance: 3, personas: 4, estado: 'CERRADO', id: 'x', hitos: [{}] };
    const unwritable = 'Este dato no existe o no se puede escribir.';
    expect(await faultsOf(t.patch(t.admin, made, changes))).toEqual({
      nombre: 'Falta nombre.',
      avance: unwritable,
      personas: unwritable,
      estado: unwritable,
      id: unwritable,
      hitos: 'Fila 1, Nombre: Falta nombre.',
    });
  });

  it('does not reach what is hidden from whoever asks', async () => {
    const made = await t.proyecto({ reserva: 'secreta' });
    expect(await faultsOf(t.patch(t.miembro, made, { reserva: 'x' }))).toEqual({
      reserva: 'Este dato no existe o no se puede escribir.',
    });
    const patched = await t.patch(t.miembro, made, { nombre: 'Parque' });
    expect((await t.stored(patched)).data.reserva).toBe('secreta');
  });

  it('stops where a state says that nothing changes any more', async () => {
    const made = await t.proyecto();
    const closed = await t.run(t.admin, made, 'anular', { motivo: 'Se desistió' });
    expect(await refusalOf(t.patch(t.admin, closed, { nombre: 'Otra' }))).toMatchObject({
      kind: 'invalido',
      code: 'ESTADO_FINAL',
      message: 'Está en estado «Anulado» y ya no se edita.',
    });
  });

  it('leaves the index of whom it no longer belongs to', async () => {
    const assigned = async (id: string) =>
      (await t.world.deps.store.assigned('t', id, 'proyecto', 100)).keys.map((key) => key.id);
    const made = await t.proyecto({ responsable: t.luis.id });
    expect(await assigned(t.luis.id)).toContain(made.id);
    const free = await t.patch(t.admin, made, { responsable: null });
    expect(await assigned(t.luis.id)).not.toContain(made.id);
    await t.patch(t.admin, free, { responsable: t.luis.id });
    expect(await assigned(t.luis.id)).toContain(made.id);
  });
});

describe('a change from an older version', () => {
  it('stands when nobody touched the same fields', async () => {
    const made = await t.proyecto({ monto: 5, nota: 3 });
    await t.patch(t.admin, made, { monto: 6 });
    const third = await t.patch(t.jefa, made, { nota: 4 });
    expect(third.version).toBe(3);
    expect((await t.stored(made)).data).toMatchObject({ monto: 6, nota: 4 });
  });

  it('is a conflict over the same fields, with both values', async () => {
    const made = await t.proyecto({ monto: 5, resumen: 'uno' });
    await t.patch(t.admin, made, { monto: 6, resumen: null });
    const refused = await refusalOf(t.patch(t.jefa, made, { monto: 7, resumen: 'dos', nota: 2 }));
    expect(refused).toMatchObject({ kind: 'conflicto', code: 'CONFLICTO' });
    expect(refused.details).toEqual([
      { field: 'monto', message: 'Cambió mientras usted editaba.', yours: 7, theirs: 6 },
      { field: 'resumen', message: 'Cambió mientras usted editaba.', yours: 'dos', theirs: null },
    ]);
  });

  it('is a conflict when the record changed its state, whatever was touched', async () => {
    const made = await t.proyecto();
    await t.run(t.admin, made, 'iniciar', { inicio: '2026-07-01' });
    expect(await refusalOf(t.patch(t.admin, made, { nota: 5 }))).toMatchObject({
      code: 'CONFLICTO',
      details: [],
    });
  });

  it('is never a conflict over what the product computes', async () => {
    const made = await t.proyecto({ hombres: 1, mujeres: 1 });
    await t.patch(t.admin, made, { hombres: 2 });
    await t.patch(t.admin, made, { mujeres: 2 });
    expect((await t.stored(made)).data.personas).toBe(4);
  });

  it('finds every change in between, however much they weigh', async () => {
    const made = await t.proyecto({ resumen: 'a' });
    let last = made;
    for (const letter of 'bcdefg') last = await t.patch(t.admin, last, { resumen: letter.repeat(149_000) });
    await t.patch(t.admin, last, { nota: 6 });
    expect(await refusalOf(t.patch(t.admin, made, { nota: 7 }))).toMatchObject({
      details: [{ field: 'nota', yours: 7, theirs: 6 }],
    });
  });

  it('may change no more at once than one entry of its history holds', async () => {
    const made = await t.proyecto({ resumen: 'ñ'.repeat(98_000) });
    const changed = await t.patch(t.admin, made, { resumen: 'é'.repeat(99_000) });
    expect(await faultsOf(t.patch(t.admin, changed, { resumen: 'ñ'.repeat(99_000) }))).toEqual({
      '': 'El cambio es demasiado grande para su historial: guárdelo en partes o acorte los textos.',
    });
  });

  it('is a conflict when it is too old, or from a version that never was', async () => {
    let last = await t.proyecto();
    const made = last;
    for (let n = 0; n < 50; n += 1) last = await t.patch(t.admin, last, { nota: 1 + (n % 5) });
    await t.patch(t.admin, made, { monto: 3 });
    expect(await refusalOf(t.patch(t.admin, made, { monto: 4 }))).toMatchObject({ code: 'CONFLICTO' });
    const future = { ...last, version: last.version + 5 };
    expect(await refusalOf(t.patch(t.admin, future, { monto: 4 }))).toMatchObject({ code: 'CONFLICTO' });
  });
});

describe('fifty changes at the same moment', () => {
  it('leave as many versions as were accepted; the others are told so', async () => {
    const made = await t.proyecto();
    const attempts = Array.from({ length: 50 }, (_, at) => t.patch(t.admin, made, { monto: at + 1 }));
    const outcomes = await Promise.allSettled(attempts);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    const record = await t.stored(made);
    expect(record.version).toBe(1 + outcomes.length - refused.length);
    expect(refused.length).toBeGreaterThan(0);
    for (const error of refused) expect(error instanceof GoreError && error.code).toBe('CONFLICTO');
    const accepted = outcomes.flatMap((one, at) => (one.status === 'fulfilled' ? [at + 1] : []));
    expect(accepted).toContain(record.data.monto);
  });
});
