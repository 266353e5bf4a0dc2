import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { blockRecord, rectifyRecord, unblockRecord } from './law.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const deps = () => t.world.deps;
const verbs = async (of: { module: string; id: string; version: number; codigo: string }) =>
  (await t.history(t.admin, of)).data.map(({ label, input }) => [label, ...input.map(({ value }) => value)]);

describe('a rectification', () => {
  it('is an audited change with the request as its cause, also of what is closed', async () => {
    const { id } = await t.proyecto({ contacto: '21000101-8' });
    const closed = await t.run(t.admin, { module: 'proyecto', id, version: 1, codigo: '' }, 'anular', {
      motivo: 'No se hará',
    });
    expect(await refusalOf(t.patch(t.admin, closed, { contacto: '21000202-2' }))).toMatchObject({
      code: 'ESTADO_FINAL',
    });
    const order = { module: 'proyecto', id, resolution: 'R 1', values: { contacto: '21.000.202-2' } };
    const by = { ...t.world.system(), cause: 'solicitud/1@2' };
    const done = await rectifyRecord(deps(), by, order);
    expect((await t.stored(done)).data.contacto).toBe('21000202-2');
    expect((await verbs(done))[0]).toEqual(['Rectificar datos personales', 'R 1']);
    expect(await rectifyRecord(deps(), by, order)).toEqual(done);
  });

  it('refuses a value that is none, and what does not exist', async () => {
    const { id } = await t.proyecto();
    const order = { module: 'proyecto', id, resolution: 'R 1', values: { contacto: '1-1', nada: 1 } };
    expect(Object.keys(await faultsOf(rectifyRecord(deps(), t.admin, order)))).toEqual(['contacto', 'nada']);
    for (const wrong of [{ module: 'nada' }, { id: 'nadie' }])
      expect(await refusalOf(rectifyRecord(deps(), t.admin, { ...order, ...wrong }))).toMatchObject({
        kind: 'no_encontrado',
      });
  });
});

describe('a block', () => {
  const order = (of: { module: string; id: string }) => ({ module: of.module, id: of.id, resolution: 'R 7' });

  it('takes the record away from everyone at once, and gives it back as it was', async () => {
    const made = await t.proyecto();
    const before = (await t.stored(made)).data;
    const blocked = await blockRecord(deps(), t.admin, order(made));
    for (const by of [t.admin, t.jefa, t.miembro, t.world.system()]) {
      expect(await refusalOf(t.view(by, made))).toMatchObject({ kind: 'no_encontrado' });
      expect(await refusalOf(t.history(by, made))).toMatchObject({ kind: 'no_encontrado' });
    }
    expect(await refusalOf(t.patch(t.admin, blocked, { nota: 5 }))).toMatchObject({ kind: 'no_encontrado' });
    expect(await blockRecord(deps(), t.admin, order(made))).toEqual(blocked);
    const free = await unblockRecord(deps(), t.admin, order(made));
    expect(await unblockRecord(deps(), t.admin, order(made))).toEqual(free);
    expect((await t.stored(free)).data).toEqual(before);
    expect((await t.view(t.miembro, free)).data.nombre).toBe('Plaza');
    expect((await verbs(free)).slice(0, 2)).toEqual([
      ['Levantar el bloqueo', 'R 7'],
      ['Bloquear', 'R 7'],
    ]);
  });

  it('names the record nowhere and lets nobody point at it', async () => {
    const plaza = await t.proyecto({ padrino: t.luis.id });
    await blockRecord(deps(), t.admin, order(t.luis));
    const { meta } = await t.view(t.admin, plaza);
    expect(meta.refs.usuario?.[t.luis.id]).toBe('Dato bloqueado');
    expect(meta.refs.usuario?.[t.ana.id]).toBe('Ana Rojas');
    expect(await faultsOf(t.proyecto({ responsable: t.luis.id }))).toHaveProperty('responsable');
    await unblockRecord(deps(), t.admin, order(t.luis));
    expect((await t.view(t.admin, plaza)).meta.refs.usuario?.[t.luis.id]).toBe('Luis Soto');
  });

  it('takes along what is reached only through the record', async () => {
    const plaza = await t.proyecto();
    const pago = await t.pago(plaza);
    const otro = await t.pago(await t.proyecto());
    await blockRecord(deps(), t.admin, order(plaza));
    expect(await refusalOf(t.view(t.jefa, pago))).toMatchObject({ kind: 'no_encontrado' });
    expect((await t.view(t.jefa, otro)).data.monto).toBe(10);
    expect((await t.view(t.admin, pago)).meta.refs.proyecto?.[plaza.id]).toBe('Dato bloqueado');
  });

  it('stays within its institution', async () => {
    const made = await t.proyecto();
    const elsewhere = t.world.person('x', ['ADMIN_SISTEMA'], { tenant: 'otra' });
    expect(await refusalOf(blockRecord(deps(), elsewhere, order(made)))).toMatchObject({
      kind: 'no_encontrado',
    });
  });
});
