import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { producto } from '../../../modules/producto.ts';
import { type Actions, actionsOver, faultsOf, refusalOf } from '../../testing/actions.ts';
import { openWorld, type World } from '../../testing/world.ts';
import type { Command, Outcome } from './context.ts';

let world: World;
let act: Actions;
let admin: Command;
let people: readonly string[];
beforeAll(async () => {
  world = await openWorld(producto);
  act = actionsOver(world);
  admin = world.person('admin', ['ADMIN_SISTEMA']);
  const made = await Promise.all(
    ['11111111-1', '22222222-2', '33333333-3', '44444444-4'].map((run) =>
      act.create(admin, 'usuario', { nombre: `Persona ${run}`, run, roles: ['ENCARGADO'] }),
    ),
  );
  people = made.map(({ id }) => id);
});
afterAll(() => world.close());

const stand = (who: number, by: number, desde: string, hasta: string): Promise<Outcome> =>
  act.create(admin, 'subrogancia', {
    titular: people[who],
    suplente: people[by],
    desde,
    hasta,
    resolucion: 'Res. Ex. 10',
  });

describe('days that belong to one record', () => {
  it('are refused to another, which is told whose they are', async () => {
    const first = await stand(0, 1, '2026-08-01', '2026-08-15');
    expect(await faultsOf(stand(0, 2, '2026-08-15', '2026-08-20'))).toEqual({
      desde: `Se cruza con ${first.codigo}, del 01-08-2026 al 15-08-2026: elija otras fechas.`,
    });
    await stand(0, 2, '2026-08-16', '2026-08-20');
    await stand(2, 1, '2026-08-01', '2026-08-15');
  });

  it('are free again when the record lets go of them, and taken when it moves', async () => {
    const first = await stand(1, 2, '2026-08-01', '2026-08-15');
    const shorter = await act.run(admin, first, 'cambiarTermino', { hasta: '2026-08-10', motivo: 'Volvió' });
    const second = await stand(1, 3, '2026-08-11', '2026-08-20');
    expect(
      await faultsOf(
        act.run(admin, shorter, 'cambiarTermino', { hasta: '2026-08-12', motivo: 'Se equivocó' }),
      ),
    ).toHaveProperty('desde');
    await act.run(admin, second, 'anular', { motivo: 'Ya no' });
    await stand(1, 2, '2026-08-11', '2026-08-20');
  });

  it('go to exactly one of many who ask at once', async () => {
    const asked = await Promise.allSettled(
      [0, 1, 2, 0, 1, 2].map((by) => stand(3, by, '2026-09-01', '2026-09-30')),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

it('nobody stands in for themselves, nor backwards in time', async () => {
  expect((await refusalOf(stand(0, 0, '2026-10-01', '2026-10-02'))).message).toContain('a sí mismo');
  expect((await refusalOf(stand(0, 1, '2026-10-02', '2026-10-01'))).message).toContain('antes de empezar');
  expect((await refusalOf(stand(0, 1, '2026-01-01', '2026-01-02'))).message).toContain('ya habría terminado');
});
