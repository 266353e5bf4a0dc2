import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import type { Outcome } from './context.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const totals = ({ module, id }: Outcome) => t.world.deps.store.totals({ tenant: 't', module, id });
const sentence = async (action: Promise<unknown>) => (await refusalOf(action)).message;

describe('totals over the children of a record', () => {
  it('follow what the children count for', async () => {
    const proyecto = await t.proyecto();
    expect(await totals(proyecto)).toEqual({});
    const pago = await t.pago(proyecto, { monto: 30, urgente: true });
    await t.pago(proyecto, { monto: 12 });
    expect(await totals(proyecto)).toEqual({ pagado: 42, pagos: 2, urgentes: 1 });
    const less = await t.patch(t.admin, pago, { monto: 20, urgente: false });
    expect(await totals(proyecto)).toEqual({ pagado: 32, pagos: 2, urgentes: 0 });
    const void_ = await t.run(t.admin, less, 'anular');
    expect(await totals(proyecto)).toEqual({ pagado: 12, pagos: 2, urgentes: 0 });
    const open = await t.run(t.admin, void_, 'reabrir');
    expect(await totals(proyecto)).toMatchObject({ pagado: 32 });
    const gone = await t.remove(t.admin, open);
    expect(await totals(proyecto)).toEqual({ pagado: 12, pagos: 1, urgentes: 0 });
    await t.restore(t.admin, gone);
    expect(await totals(proyecto)).toEqual({ pagado: 32, pagos: 2, urgentes: 0 });
  });

  it('are read with the record, and say nothing of what nobody counts', async () => {
    const proyecto = await t.proyecto();
    expect((await t.view(t.jefa, proyecto)).data).toMatchObject({ pagado: 0, pagos: 0, urgentes: 0 });
    await t.pago(proyecto, { glosa: 'x' });
    expect((await t.view(t.jefa, proyecto)).data).toMatchObject({ pagado: 10, pagos: 1, urgentes: 0 });
  });

  it('move with a child from one parent to another', async () => {
    const [from, to] = [await t.proyecto({ monto: 100 }), await t.proyecto({ monto: 100 })];
    const pago = await t.pago(from, { monto: 60 });
    const moved = await t.patch(t.admin, pago, { proyecto: to.id, monto: 70 });
    expect([await totals(from), await totals(to)]).toEqual([
      { pagado: 0, pagos: 0 },
      { pagado: 70, pagos: 1 },
    ]);
    await t.pago(from, { monto: 100 });
    expect(await sentence(t.patch(t.admin, moved, { proyecto: from.id }))).toBe(
      'Lo pagado superaría monto ($100). Reduzca lo que agrega o amplíe el máximo.',
    );
  });

  it('count nothing for what is not said', async () => {
    const pago = await t.pago(await t.proyecto());
    const recibo = (folio: string, values = {}) =>
      t.create(t.admin, 'recibo', { folio, pago: pago.id, ...values });
    const silent = await recibo('R-1');
    expect(await totals(pago)).toEqual({});
    await recibo('R-2', { copias: 3 });
    await t.patch(t.admin, silent, { copias: 2 });
    expect((await t.view(t.admin, pago)).data.copias).toBe(5);
  });

  it('say how often they changed, so that who projects them knows the newest', async () => {
    const proyecto = await t.proyecto();
    await t.pago(proyecto);
    await t.pago(proyecto);
    const balance = await t.world.deps.store.balance({ tenant: 't', module: 'proyecto', id: proyecto.id });
    expect(balance).toEqual({ totals: { pagado: 20, pagos: 2 }, version: 2 });
  });
});

describe('a total that may not pass a value of its parent', () => {
  it('refuses the child that would pass it, in the unit of that value', async () => {
    const proyecto = await t.proyecto({ monto: 1_000_000, cupo: 2 });
    await t.pago(proyecto, { monto: 600_000 });
    const over = 'Lo pagado superaría monto ($1.000.000). Reduzca lo que agrega o amplíe el máximo.';
    expect(await sentence(t.pago(proyecto, { monto: 400_001 }))).toBe(over);
    expect(await sentence(t.pago(proyecto, { monto: 2_000_000 }))).toBe(over);
    await t.pago(proyecto, { monto: 400_000 });
    expect(await sentence(t.pago(proyecto, { monto: 0 }))).toBe(
      'El número de pagos superaría cupo de pagos (2). Reduzca lo que agrega o amplíe el máximo.',
    );
  });

  it('names, of several, the one that would be passed', async () => {
    const proyecto = await t.proyecto({ monto: 100, cupo: 1 });
    const pago = await t.pago(proyecto, { monto: 50 });
    expect(await sentence(t.pago(proyecto, { monto: 10 }))).toContain('El número de pagos superaría');
    const more = await t.patch(t.admin, proyecto, { cupo: 2 });
    expect(await sentence(t.pago(proyecto, { monto: 60 }))).toContain('Lo pagado superaría');
    await t.patch(t.admin, pago, { monto: 40 });
    await t.pago(proyecto, { monto: 60 });
    expect(await sentence(t.patch(t.admin, more, { cupo: 1, monto: 200 }))).toContain('cupo de pagos (1)');
  });

  it('refuses the change of a child, and frees what it no longer counts', async () => {
    const proyecto = await t.proyecto({ monto: 100 });
    const [one, two] = [await t.pago(proyecto, { monto: 50 }), await t.pago(proyecto, { monto: 50 })];
    expect(await sentence(t.patch(t.admin, one, { monto: 51 }))).toContain('($100)');
    const void_ = await t.run(t.admin, two, 'anular');
    const three = await t.pago(proyecto, { monto: 50 });
    expect(await sentence(t.run(t.admin, void_, 'reabrir'))).toContain('Lo pagado superaría');
    const gone = await t.remove(t.admin, three);
    await t.run(t.admin, void_, 'reabrir');
    expect(await sentence(t.restore(t.admin, gone))).toContain('Lo pagado superaría');
  });

  it('is not lowered under what is there already', async () => {
    const proyecto = await t.proyecto({ monto: 100, cupo: 5 });
    await t.pago(proyecto, { monto: 60 });
    expect(await sentence(t.patch(t.admin, proyecto, { monto: 59 }))).toBe(
      'Lo pagado superaría monto ($59). Reduzca lo que agrega o amplíe el máximo.',
    );
    const lower = await t.patch(t.admin, proyecto, { monto: 60, cupo: 1 });
    const free = await t.patch(t.admin, lower, { monto: null, cupo: null });
    await t.pago(proyecto, { monto: 1_000_000 });
    expect(await sentence(t.patch(t.admin, free, { cupo: 1 }))).toContain('cupo de pagos (1)');
    const other = await t.proyecto();
    expect((await t.patch(t.admin, other, { monto: 1 })).version).toBe(2);
  });

  it('is never passed by fifty children at the same moment', async () => {
    const proyecto = await t.proyecto({ monto: 100, cupo: 30 });
    const attempts = Array.from({ length: 50 }, (_, at) => t.pago(proyecto, { monto: 1 + (at % 5) }));
    const outcomes = await Promise.allSettled(attempts);
    const kept = await totals(proyecto);
    const accepted = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(kept.pagos).toBe(accepted);
    expect(kept.pagado).toBeLessThanOrEqual(100);
    expect(kept.pagos).toBeLessThanOrEqual(30);
    expect(accepted).toBeGreaterThan(20);
    for (const one of outcomes)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: expect.stringMatching(/REGLA|NO_DISPONIBLE/) });
  });

  it('is held against a limit that changes at the same moment', async () => {
    const proyecto = await t.proyecto({ monto: 100 });
    const children = Array.from({ length: 10 }, () => t.pago(proyecto, { monto: 10 }));
    const lowering = t.patch(t.admin, proyecto, { monto: 50 });
    await Promise.allSettled([...children.slice(0, 5), lowering, ...children.slice(5)]);
    const { pagado = 0 } = await totals(proyecto);
    expect(pagado).toBeLessThanOrEqual(Number((await t.stored(proyecto)).data.monto));
  });
});

describe('what is left of an amount', () => {
  let number = 0;
  const caja = (values: object = { apertura: 100 }) => {
    number += 1;
    return t.create(t.admin, 'caja', { nombre: `Caja ${number}`, ...values });
  };
  const vale = async (box: Outcome, tipo: string, monto: number) =>
    t.run(t.admin, await t.create(t.admin, 'vale', { caja: box.id, tipo, monto }), 'emitir');
  const left = async (box: Outcome) => (await totals(box)).queda;

  it('starts from its field, and follows what others add to it and take', async () => {
    const box = await caja();
    expect(await left(box)).toBe(100);
    const out = await vale(box, 'SALIDA', 30);
    const into = await vale(box, 'ENTRADA', 5);
    expect(await left(box)).toBe(75);
    await t.run(t.admin, out, 'anular');
    expect(await left(box)).toBe(105);
    const more = await t.patch(t.admin, box, { apertura: 120 });
    expect((await t.view(t.admin, more)).data).toMatchObject({ queda: 125, vales: 2 });
    await t.run(t.admin, into, 'anular');
    expect(await left(box)).toBe(120);
  });

  it('never falls below zero, whichever side moves', async () => {
    const box = await caja();
    const into = await vale(box, 'ENTRADA', 20);
    await vale(box, 'SALIDA', 110);
    expect(await sentence(vale(box, 'SALIDA', 11))).toBe(
      'En caja: quedan $10 y esto toma $11. Reduzca el monto o aumente lo que hay.',
    );
    expect(await sentence(t.run(t.admin, into, 'anular'))).toContain('quedan $10 y esto toma $20');
    expect(await sentence(t.patch(t.admin, box, { apertura: 89 }))).toContain('quedan $10 y esto toma $11');
    await t.patch(t.admin, box, { apertura: 90 });
    expect(await left(box)).toBe(0);
  });

  it('is nothing where nothing was said, and goes with its record', async () => {
    const box = await caja({});
    expect(await sentence(vale(box, 'SALIDA', 1))).toContain('quedan $0 y esto toma $1');
    const other = await caja();
    const gone = await t.remove(t.admin, other);
    expect(await left(other)).toBe(0);
    await t.restore(t.admin, gone);
    expect(await left(other)).toBe(100);
  });

  it('lives beside a maximum of the same record', async () => {
    const box = await caja({ apertura: 10, cupo: 3 });
    await vale(box, 'SALIDA', 1);
    await vale(box, 'SALIDA', 1);
    expect(await sentence(t.patch(t.admin, box, { apertura: 20, cupo: 1 }))).toContain('cupo de vales (1)');
    await t.patch(t.admin, box, { apertura: 20, cupo: 2 });
    expect(await totals(box)).toEqual({ queda: 18, vales: 2 });
    expect(await sentence(vale(box, 'SALIDA', 1))).toContain('El número de vales superaría');
  });

  it('counts the rows of a list, each where it points, all of them or none', async () => {
    const [from, to] = [await caja(), await caja({})];
    const lineas = (monto: number) => [
      { caja: from.id, monto: -monto },
      { caja: to.id, monto },
    ];
    const move = async (monto: number) => t.create(t.admin, 'reparto', { lineas: lineas(monto) });
    const done = await t.run(t.admin, await move(40), 'hacer');
    expect([await left(from), await left(to)]).toEqual([60, 40]);
    expect(await sentence(t.run(t.admin, await move(61), 'hacer'))).toContain('quedan $60 y esto toma $61');
    await vale(to, 'SALIDA', 1);
    expect(await sentence(t.run(t.admin, done, 'deshacer'))).toContain('quedan $39 y esto toma $40');
    expect(await totals(to)).toMatchObject({ queda: 39, repartido: 101 });
    await t.create(t.admin, 'reparto', { glosa: 'Sin líneas' });
  });

  it('is asked for by conditions like any other value', async () => {
    const box = await caja({});
    expect((await t.view(t.admin, box)).data).toMatchObject({ queda: 0, vacia: true });
    await vale(box, 'ENTRADA', 5);
    expect((await t.view(t.admin, box)).data).toMatchObject({ queda: 5, vacia: false });
  });
});
