import { afterAll, beforeAll, expect, it } from 'vitest';
import { producto } from '../../../modules/producto.ts';
import { maxTreeDepth } from '../../declare/cost.ts';
import { type Actions, actionsOver, faultsOf } from '../../testing/actions.ts';
import { openWorld, type World } from '../../testing/world.ts';
import type { Command, Outcome } from './context.ts';

let world: World;
let act: Actions;
let admin: Command;
beforeAll(async () => {
  world = await openWorld(producto);
  act = actionsOver(world);
  admin = world.person('admin', ['ADMIN_SISTEMA']);
});
afterAll(() => world.close());

const unit = (sigla: string, superior?: Outcome): Promise<Outcome> =>
  act.create(admin, 'division', { sigla, nombre: sigla, ...(superior ? { superior: superior.id } : {}) });

const move = (one: Outcome, superior: Outcome | null): Promise<Outcome> =>
  act.patch(admin, one, { superior: superior?.id ?? null });

it('no record comes to stand below itself, however far away', async () => {
  const top = await unit('A');
  const middle = await unit('A1', top);
  const low = await unit('A11', middle);
  const message = 'Quedaría dependiendo de sí mismo a través de otros: elija otro superior.';
  expect(await faultsOf(move(top, low))).toEqual({ superior: message });
  expect(await faultsOf(move(top, middle))).toEqual({ superior: message });
  const loose = await move(low, null);
  await move(top, loose);
});

it('of two moves that would close a circle between them, one is refused', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [one, other] = await Promise.all([unit(`B${round}`), unit(`C${round}`)]);
    const moved = await Promise.allSettled([move(one, other), move(other, one)]);
    expect(moved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
});

it('grows no deeper than one write can prove', async () => {
  let lowest = await unit('D0');
  for (let level = 1; level <= maxTreeDepth; level += 1) lowest = await unit(`D${level}`, lowest);
  expect(await faultsOf(unit('DX', lowest))).toEqual({
    superior: `El árbol no admite más de ${maxTreeDepth} niveles.`,
  });
});
