import { afterAll, beforeAll, expect, it } from 'vitest';
import { date, ref, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { composeProduct, definePack } from '../../declare/product.ts';
import { type Actions, actionsOver, faultsOf } from '../../testing/actions.ts';
import { scanTable } from '../../testing/scan.ts';
import { openWorld, type World } from '../../testing/world.ts';
import type { Command } from './context.ts';

const sala = defineModule({
  name: 'sala',
  label: { one: 'Sala', many: 'Salas', feminine: true },
  title: 'nombre',
  code: { sequence: 'SA' },
  fields: { nombre: text('Nombre') },
  grants: { ADMIN: { leer: 'all', crear: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});
const turno = defineModule({
  name: 'turno',
  label: { one: 'Turno', many: 'Turnos' },
  title: 'nota',
  code: { sequence: 'TU' },
  span: { by: 'sala', from: 'desde', to: 'hasta' },
  fields: { sala: ref('Sala', 'sala'), nota: text('Nota'), desde: date('Desde'), hasta: date('Hasta') },
  grants: { ADMIN: { leer: 'all', crear: 'all', editar: 'all' } },
  list: { columns: ['nota'], filters: [], sort: 'nota' },
});

let world: World;
let act: Actions;
let admin: Command;
let big: string;
let small: string;
beforeAll(async () => {
  world = await openWorld(
    composeProduct([
      definePack({ name: 'p', label: 'P', roles: { ADMIN: 'Administra' }, modules: [sala, turno] }),
    ]),
  );
  act = actionsOver(world);
  admin = world.person('ana', ['ADMIN']);
  big = (await act.create(admin, 'sala', { nombre: 'Grande' })).id;
  small = (await act.create(admin, 'sala', { nombre: 'Chica' })).id;
});
afterAll(() => world.close());

const book = (values: object) => act.create(admin, 'turno', { sala: big, ...values });
const spans = async () => (await scanTable(world)).filter(({ __edb_e__ }) => __edb_e__ === 'tramo');

it('takes no days while it says neither where nor since when', async () => {
  await book({});
  await book({ sala: null, desde: '2026-08-01' });
  expect(await spans()).toEqual([]);
});

it('takes every day from the first when it has no end', async () => {
  const first = await book({ desde: '2026-08-10' });
  expect(await faultsOf(book({ desde: '2030-01-01' }))).toEqual({
    desde: `Se cruza con ${first.codigo}, desde el 10-08-2026: elija otras fechas.`,
  });
  await book({ desde: '2026-08-01', hasta: '2026-08-09' });
});

it('is not written again by a change that moves no day', async () => {
  const made = await book({ sala: small, desde: '2026-08-10' });
  const before = await spans();
  await act.patch(admin, made, { nota: 'Con proyector' });
  expect(await spans()).toEqual(before);
});
