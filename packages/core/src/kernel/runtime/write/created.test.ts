import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { trailOf } from '../../testing/scan.ts';
import type { Outcome } from './context.ts';

let t: Taller;
let proyecto: Outcome;
beforeAll(async () => {
  t = await openTaller();
  proyecto = await t.proyecto({ monto: 100, cupo: 3 });
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const tarea = () => t.create(t.admin, 'tarea', { nombre: 'Pintar', proyecto: proyecto.id });
const created = ({ created: [first] = [] }: Outcome): Outcome => {
  if (!first) throw new Error('nothing was created');
  return first;
};

describe('a verb that creates', () => {
  it('leads to both records in one transaction, each with its own history', async () => {
    const from = await tarea();
    const outcome = await t.run(t.admin, from, 'cobrar', { monto: 40 });
    const pago = created(outcome);
    expect(pago).toMatchObject({ module: 'pago', version: 1, codigo: expect.stringMatching(/^PG-/) });
    expect((await t.stored(pago)).data).toEqual({ proyecto: proyecto.id, monto: 40, glosa: 'Pintar' });
    expect((await t.stored(from)).data.pagos).toEqual([pago.id]);
    const again = await t.run(t.admin, outcome, 'cobrar', { monto: 10 });
    expect((await t.stored(from)).data.pagos).toEqual([pago.id, created(again).id]);
    const { links } = await trailOf(t.world, pago);
    expect(links.map(({ entry }) => entry.verb)).toEqual(['crear']);
  });

  it('links one record where the field holds one, or none where nothing says so', async () => {
    const from = await tarea();
    const part = created(await t.run(t.admin, from, 'dividir'));
    expect((await t.stored(part)).data).toMatchObject({ superior: from.id, nivel: 2 });
    const done = await t.run(t.admin, { ...from, version: 2 }, 'saldar');
    expect(await t.stored(from)).toMatchObject({ estado: 'CERRADA', data: { ultimo: created(done).id } });
  });

  it('creates nothing when its declaration says so', async () => {
    const from = await tarea();
    expect(await t.run(t.admin, from, 'cobrar', { monto: 0 })).not.toHaveProperty('created');
    expect((await t.stored(from)).data.pagos).toBeUndefined();
  });

  it('stands or falls with what it creates: its faults, its rules and the limits it counts against', async () => {
    const from = await tarea();
    expect(await faultsOf(t.run(t.admin, from, 'cobrar', {}))).toEqual({ monto: expect.any(String) });
    expect((await refusalOf(t.run(t.admin, from, 'cobrar', { monto: 1000 }))).message).toMatch(
      /^Lo pagado superaría/,
    );
    expect((await t.stored(from)).version).toBe(1);
  });

  it('is closed to whoever may not create', async () => {
    const from = await tarea();
    const sentence = 'Su rol no permite crear pagos.';
    const { meta } = await t.view(t.miembro, from);
    expect(meta.verbs.find(({ name }) => name === 'cobrar')).toEqual({
      name: 'cobrar',
      open: false,
      reason: sentence,
    });
    expect((await refusalOf(t.run(t.miembro, from, 'cobrar', { monto: 1 }))).message).toBe(sentence);
  });

  it('happens once per key', async () => {
    const from = await tarea();
    const by = { ...t.admin, idempotency: { key: 'una-clave', request: 'r' } };
    const first = await t.run(by, from, 'dividir');
    expect(await t.run(by, from, 'dividir')).toEqual(first);
    expect(created(first).codigo).toMatch(/^TA-/);
  });
});

describe('what a verb reads', () => {
  it('is the record its form names, once it names one', async () => {
    const from = await tarea();
    const admin = t.world.person('otra', ['ADMIN_SISTEMA']);
    const eva = await t.create(admin, 'usuario', { nombre: 'Eva', run: '33333333-3', roles: ['ENCARGADO'] });
    await t.run(admin, eva, 'desactivar', { motivo: 'Se fue' });
    expect((await refusalOf(t.run(t.admin, from, 'encomendar', { revisor: eva.id }))).message).toBe(
      'Esa persona ya no está.',
    );
    const given = await t.run(t.admin, from, 'encomendar', { revisor: t.ana.id });
    await t.run(t.admin, given, 'encomendar', { revisor: t.luis.id });
    expect((await t.stored(from)).data.revisor).toBe(t.luis.id);
  });
});

describe('a fixed field', () => {
  it('is written when the record is created and by verbs, not by its form', async () => {
    const from = await t.create(t.admin, 'tarea', { nombre: 'Fija', clave: 'x', revisor: t.ana.id });
    expect(await faultsOf(t.patch(t.admin, from, { clave: 'y' }))).toEqual({
      clave: 'Se indica al crear y ya no cambia.',
    });
    expect(await faultsOf(t.patch(t.miembro, from, { clave: 'y', nada: 1 }))).toEqual({
      clave: 'Este dato no existe o no se puede escribir.',
      nada: 'Este dato no existe o no se puede escribir.',
    });
  });
});
