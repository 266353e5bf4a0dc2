import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

describe('a deleted record', () => {
  it('is gone for everybody, yet nothing of it is lost', async () => {
    const made = await t.proyecto({ patente: 'X-1' });
    const gone = await t.remove(t.admin, made);
    expect(gone).toEqual({ ...made, version: 2 });
    const record = await t.stored(made);
    expect(record).toMatchObject({ eliminadoEn: t.world.clock.ahora(), data: { patente: 'X-1' } });
    const actions = [t.view(t.admin, gone), t.patch(t.admin, gone, { nota: 3 }), t.history(t.admin, gone)];
    for (const action of actions) expect(await refusalOf(action)).toMatchObject({ kind: 'no_encontrado' });
    expect(await refusalOf(t.remove(t.admin, gone))).toMatchObject({ kind: 'no_encontrado' });
  });

  it('frees its code and its values, and takes them again when it comes back', async () => {
    const made = await t.proyecto({ sigla: 'VUELVE', patente: 'X-2' });
    const gone = await t.remove(t.admin, made);
    expect(await t.world.deps.store.byCode('t', 'proyecto', 'VUELVE/2026')).toBeUndefined();
    const back = await t.restore(t.admin, gone);
    expect(back.version).toBe(3);
    expect(await t.stored(back)).not.toHaveProperty('eliminadoEn');
    expect(await t.world.deps.store.byCode('t', 'proyecto', 'VUELVE/2026')).toBe(made.id);
    expect((await t.history(t.admin, back)).data.map(({ label }) => label)).toEqual([
      'Restaurar',
      'Eliminar',
      'Crear',
    ]);
  });

  it('does not come back while another has its code', async () => {
    const gone = await t.remove(t.admin, await t.proyecto({ sigla: 'OTRO' }));
    await t.proyecto({ sigla: 'OTRO' });
    expect(await refusalOf(t.restore(t.admin, gone))).toMatchObject({ code: 'YA_EXISTE' });
    expect(await t.stored(gone)).toHaveProperty('eliminadoEn');
  });

  it('does not come back to point at what is gone', async () => {
    const proyecto = await t.proyecto();
    const pago = await t.remove(t.admin, await t.pago(proyecto));
    await t.remove(t.admin, proyecto);
    expect(await faultsOf(t.restore(t.admin, pago))).toEqual({
      proyecto: 'Elija un registro que exista y esté a su alcance.',
    });
  });

  it('is seen, and brought back, only by who may restore', async () => {
    const gone = await t.remove(t.admin, await t.proyecto());
    const deleted = { deleted: true };
    expect((await t.view(t.admin, gone, deleted)).meta.verbs).toEqual([{ name: 'restaurar', open: true }]);
    expect(await refusalOf(t.view(t.jefa, gone, deleted))).toMatchObject({ kind: 'no_encontrado' });
    expect(await refusalOf(t.restore(t.jefa, gone))).toMatchObject({ kind: 'prohibido' });
    expect(await refusalOf(t.restore(t.admin, await t.proyecto()))).toMatchObject({ kind: 'no_encontrado' });
  });

  it('takes the newest version to be deleted or brought back', async () => {
    const made = await t.proyecto();
    const patched = await t.patch(t.admin, made, { monto: 1 });
    expect(await refusalOf(t.remove(t.admin, made))).toMatchObject({ code: 'CONFLICTO' });
    const gone = await t.remove(t.admin, patched);
    expect((await t.restore(t.admin, { ...gone, version: patched.version })).version).toBe(4);
  });

  it('may not be deleted by whoever lacks the verb', async () => {
    expect(await refusalOf(t.remove(t.jefa, await t.proyecto()))).toMatchObject({ kind: 'prohibido' });
  });
});

describe('a record others use', () => {
  it('is not deleted, and says who uses it', async () => {
    const proyecto = await t.proyecto();
    const pago = await t.pago(proyecto);
    const other = await t.pago(proyecto);
    const refused = await refusalOf(t.remove(t.admin, proyecto));
    expect(refused).toMatchObject({
      kind: 'conflicto',
      code: 'EN_USO',
      message: 'No se puede eliminar porque otros registros lo usan.',
    });
    expect(refused.details.map(({ message }) => message).toSorted()).toEqual(
      [pago.codigo, other.codigo].toSorted(),
    );
    await t.remove(t.admin, pago);
    await t.remove(t.admin, other);
    expect((await t.remove(t.admin, proyecto)).version).toBe(2);
  });
});
