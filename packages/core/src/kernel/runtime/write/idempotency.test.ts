import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { scanRecords, scanTable } from '../../testing/scan.ts';
import type { Command } from './context.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const keyed = (key: string, request = 'la misma', by: Command = t.admin): Command => ({
  ...by,
  idempotency: { key, request },
});
const pagosOf = async (proyecto: string) =>
  (await scanRecords(t.world)).filter(({ module, data }) => module === 'pago' && data.proyecto === proyecto);

describe('a request with a key', () => {
  it('happens once, and answers the same when it comes again', async () => {
    const { id: proyecto } = await t.proyecto();
    const first = await t.create(keyed('clave-uno'), 'pago', { proyecto, monto: 1 });
    expect(await t.create(keyed('clave-uno'), 'pago', { proyecto, monto: 1 })).toEqual(first);
    expect(await pagosOf(proyecto)).toHaveLength(1);
  });

  it('happens once when twenty come at the same moment', async () => {
    const { id: proyecto } = await t.proyecto();
    const attempts = Array.from({ length: 20 }, () =>
      t.create(keyed('clave-veinte'), 'pago', { proyecto, monto: 1 }),
    );
    const outcomes = await Promise.all(attempts);
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
    expect(await pagosOf(proyecto)).toHaveLength(1);
  });

  it('answers a change and a transition that were made already, though the version moved on', async () => {
    const made = await t.proyecto();
    const changed = await t.patch(keyed('clave-cambio'), made, { nota: 3 });
    expect(await t.patch(keyed('clave-cambio'), made, { nota: 3 })).toEqual(changed);
    const begun = await t.run(keyed('clave-verbo'), changed, 'iniciar', { inicio: '2026-07-01' });
    expect(await t.run(keyed('clave-verbo'), changed, 'iniciar', { inicio: '2026-07-01' })).toEqual(begun);
    const many = Array.from({ length: 10 }, () => t.patch(keyed('clave-diez'), begun, { nota: 5 }));
    expect(new Set((await Promise.all(many)).map(({ version }) => version))).toEqual(new Set([4]));
    expect((await t.stored(made)).version).toBe(4);
  });

  it('answers a deletion and a restoration that were made already', async () => {
    const made = await t.proyecto();
    const gone = await t.remove(keyed('clave-borrar'), made);
    expect(await t.remove(keyed('clave-borrar'), made)).toEqual(gone);
    const back = await t.restore(keyed('clave-volver'), gone);
    expect(await t.restore(keyed('clave-volver'), gone)).toEqual(back);
  });

  it('is refused when its key comes with another request', async () => {
    const { id: proyecto } = await t.proyecto();
    await t.create(keyed('clave-otra'), 'pago', { proyecto, monto: 1 });
    expect(
      await refusalOf(t.create(keyed('clave-otra', 'otra'), 'pago', { proyecto, monto: 2 })),
    ).toMatchObject({
      kind: 'invalido',
      code: 'CLAVE_REUTILIZADA',
      message: 'Esta solicitud ya se envió con otro contenido. Recargue e intente de nuevo.',
    });
    const attempts = ['una', 'otra'].map((request) =>
      t.create(keyed('clave-carrera', request), 'pago', { proyecto, monto: 1 }),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'CLAVE_REUTILIZADA' },
    });
  });

  it('may try again after it was refused', async () => {
    const made = await t.proyecto({ responsable: null });
    const iniciar = () => t.run(keyed('clave-guardia'), made, 'iniciar', { inicio: '2026-07-01' });
    expect(await refusalOf(iniciar())).toMatchObject({ code: 'REGLA' });
    await t.patch(t.admin, made, { responsable: t.ana.id });
    const other = () =>
      t.run(keyed('clave-guardia'), { ...made, version: 2 }, 'iniciar', { inicio: '2026-07-01' });
    expect((await other()).version).toBe(3);
  });

  it('is that of one person of one institution, and is forgotten after a day', async () => {
    const { id: proyecto } = await t.proyecto();
    const other = t.world.person('otro', ['ADMIN_SISTEMA']);
    const [mine, theirs] = [
      await t.create(keyed('clave-propia'), 'pago', { proyecto, monto: 1 }),
      await t.create(keyed('clave-propia', 'la misma', other), 'pago', { proyecto, monto: 1 }),
    ];
    expect(mine.id).not.toBe(theirs.id);
    const kept = (await scanTable(t.world, 'efimero')).filter(({ key }) => key === 'clave-propia');
    const tomorrow = Math.floor(Date.parse(t.world.clock.ahora()) / 1000) + 86_400;
    expect(kept.map(({ tenant, actor, caduca }) => ({ tenant, actor, caduca }))).toEqual(
      expect.arrayContaining([
        { tenant: 't', actor: 'admin', caduca: tomorrow },
        { tenant: 't', actor: 'otro', caduca: tomorrow },
      ]),
    );
  });
});
