import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { furnish, openTaller, type Taller } from '../../testing/furnish.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const message = 'Elija un registro que exista y esté a su alcance.';
const [missing, wrongKind] = ['01kxk8390023av38ga3e1pw4zz', '01kxk8390023av38ga3e1pw4zy'];

describe('a reference', () => {
  it('leads to a living record of its module and institution, or is refused without telling which it was', async () => {
    const elsewhere = await furnish(t.world, 'otra');
    const gone = await t.remove(t.admin, await t.create(t.admin, 'division', { sigla: 'EX', nombre: 'Ex' }));
    const targets = [missing, wrongKind, gone.id, elsewhere.obras.id, t.ana.id];
    for (const division of targets)
      expect(await faultsOf(t.proyecto({ division }))).toEqual({ division: message });
    const made = await t.proyecto();
    for (const division of targets)
      expect(await faultsOf(t.patch(t.admin, made, { division }))).toEqual({ division: message });
  });

  it('is proven one by one in a list, and in the rows of a list', async () => {
    const [first = ''] = t.comunas;
    await t.proyecto({ comunas: t.comunas, hitos: [{ nombre: 'a', comuna: first }] });
    expect(await faultsOf(t.proyecto({ comunas: [first, missing] }))).toEqual({ comunas: message });
    const hitos = [{ nombre: 'a', comuna: first }, { nombre: 'b' }, { nombre: 'c', comuna: missing }];
    expect(await faultsOf(t.proyecto({ hitos }))).toEqual({ hitos: message });
    const many = { comunas: [missing], division: missing, responsable: wrongKind, hitos };
    expect(Object.keys(await faultsOf(t.proyecto(many)))).toEqual([
      'division',
      'responsable',
      'comunas',
      'hitos',
    ]);
  });

  it('never leads to the record itself', async () => {
    const unit = await t.create(t.admin, 'division', { sigla: 'YO', nombre: 'Yo' });
    expect(await faultsOf(t.patch(t.admin, unit, { superior: unit.id }))).toEqual({
      superior: 'Un registro no puede depender de sí mismo.',
    });
  });

  it('leads to what whoever writes it may see', async () => {
    const lost = await t.proyecto({ division: null });
    const near = await t.proyecto();
    const pago = await t.create(t.jefa, 'pago', { proyecto: near.id, monto: 1 });
    expect(await faultsOf(t.patch(t.jefa, pago, { proyecto: lost.id }))).toEqual({ proyecto: message });
  });

  it('leads to what is seen by way of what is above it', async () => {
    const near = await t.pago(await t.proyecto());
    const lost = await t.pago(await t.proyecto({ division: null }));
    const recibo = await t.create(t.jefa, 'recibo', { folio: 'R-1', pago: near.id, otros: [near.id] });
    expect((await t.view(t.jefa, recibo)).data.folio).toBe('R-1');
    const refused = t.create(t.jefa, 'recibo', { folio: 'R-2', pago: near.id, otros: [lost.id] });
    expect(await faultsOf(refused)).toEqual({ otros: message });
  });

  it('once there, stays, whatever became of it', async () => {
    const proyecto = await t.proyecto();
    const gone = await t.removeUnseen(t.admin, t.obras);
    expect((await t.patch(t.admin, proyecto, { nombre: 'Otro' })).version).toBe(2);
    await t.restore(t.admin, gone);
  });

  it('is proven again in the transaction: what is deleted meanwhile leads nowhere', async () => {
    const { store } = t.world.deps;
    const unit = await t.create(t.admin, 'division', { sigla: 'FUGAZ', nombre: 'Fugaz' });
    const late = {
      ...t.world.deps,
      store: {
        ...store,
        getMany: async (keys: Parameters<typeof store.getMany>[0]) => {
          const found = await store.getMany(keys);
          const last = await store.get({ tenant: 't', module: 'division', id: unit.id });
          if (last && !last.eliminadoEn) await t.remove(t.admin, unit);
          return found;
        },
      },
    };
    const { createRecord } = await import('./create.ts');
    const values = { sigla: 'TARDE', anio: 2026, nombre: 'Tarde', division: unit.id };
    expect(await refusalOf(createRecord(late, t.admin, t.module('proyecto'), { values }))).toMatchObject({
      code: 'CONFLICTO',
    });
  });
});
