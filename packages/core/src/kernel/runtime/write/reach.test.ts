import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import type { Command, Outcome } from './context.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

const sees = async (by: Command, record: Outcome) => {
  const answer = await t.view(by, record).catch(() => undefined);
  if (!answer) expect(await refusalOf(t.view(by, record))).toMatchObject({ kind: 'no_encontrado' });
  return answer !== undefined;
};
const open = async (by: Command, record: Outcome) =>
  (await t.view(by, record)).meta.verbs.filter((verb) => verb.open).map(({ name }) => name);

describe('a scope reaches', () => {
  it('the units of a person, and those below them', async () => {
    const [upper, lower, none] = [
      await t.proyecto({ division: t.gabinete.id }),
      await t.proyecto(),
      await t.proyecto({ division: null }),
    ];
    expect([await sees(t.jefa, upper), await sees(t.jefa, lower), await sees(t.jefa, none)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([await sees(t.miembro, upper), await sees(t.miembro, lower)]).toEqual([false, true]);
  });

  it('what is assigned to them, for some verbs only', async () => {
    const [own, other] = [await t.proyecto(), await t.proyecto({ responsable: t.luis.id })];
    expect(await open(t.miembro, own)).toEqual(['editar', 'iniciar']);
    expect(await open(t.miembro, other)).toEqual([]);
    expect(await refusalOf(t.patch(t.miembro, other, { nota: 3 }))).toMatchObject({
      kind: 'prohibido',
      message: 'Este registro está fuera de su alcance para esa acción.',
    });
  });

  it('what a declaration names', async () => {
    const [urgent, normal] = [await t.proyecto({ prioridad: 'ALTA' }), await t.proyecto()];
    expect([await sees(t.patrulla, urgent), await sees(t.patrulla, normal)]).toEqual([true, false]);
  });

  it('what stands under what they see, as far up as it goes', async () => {
    const [near, far] = [await t.proyecto(), await t.proyecto({ division: t.gabinete.id })];
    const [nearPago, farPago] = [await t.pago(near), await t.pago(far)];
    expect([await sees(t.miembro, nearPago), await sees(t.miembro, farPago)]).toEqual([true, false]);
    const recibo = (folio: string, pago: Outcome) => t.create(t.admin, 'recibo', { folio, pago: pago.id });
    const [nearRecibo, farRecibo] = [await recibo('C', nearPago), await recibo('L', farPago)];
    expect([await sees(t.miembro, nearRecibo), await sees(t.miembro, farRecibo)]).toEqual([true, false]);
    expect(await sees(t.jefa, farRecibo)).toBe(true);
  });

  it('nothing under what was deleted', async () => {
    const proyecto = await t.proyecto();
    const pago = await t.pago(proyecto);
    await t.removeUnseen(t.admin, proyecto);
    expect([await sees(t.miembro, pago), await sees(t.admin, pago)]).toEqual([false, true]);
  });

  it('as much as any of the roles of a person', async () => {
    const urgent = await t.proyecto({ prioridad: 'ALTA', division: t.gabinete.id });
    const both = t.world.person(t.ana.id, ['MIEMBRO', 'PATRULLA'], { units: [t.obras.id] });
    expect([await sees(t.miembro, urgent), await sees(both, urgent)]).toEqual([false, true]);
    expect(await open(both, urgent)).toEqual(['editar', 'iniciar', 'anular']);
  });
});

it('what a role cannot do does not even show', async () => {
  const verbs = (await t.view(t.miembro, await t.proyecto())).meta.verbs.map(({ name }) => name);
  expect(verbs).toEqual(['editar', 'iniciar', 'avanzar']);
});

it('names those by whose reach it was done, and only them', async () => {
  const far = await t.proyecto({ division: t.gabinete.id });
  const absent = (id: string, roles: readonly string[]) => ({ id, roles, units: [], subtree: [] });
  const suplente = t.world.person('suplente', ['MIEMBRO'], {
    units: [t.obras.id],
    standsFor: [absent('directora', ['ADMIN_SISTEMA']), absent('colega', ['MIEMBRO'])],
  });
  const done = await t.patch(suplente, far, { nota: 5 });
  expect((await t.history(t.admin, done)).data[0]).toMatchObject({
    actor: { id: 'suplente' },
    standsFor: ['directora'],
  });
});
