import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command } from '../../kernel/runtime/write/context.ts';
import { type Actions, actionsOver, refusalOf } from '../../kernel/testing/actions.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { openWorld, type World } from '../../kernel/testing/world.ts';
import { producto } from '../producto.ts';
import { consultaDeVista, rolAjeno } from './vistaGuardada.reglas.ts';

let world: World;
let act: Actions;
let admin: Command;
let jefa: Command;
let eva: Command;

/** Somebody of a role the institution lets share with it. */
const quienComparte = (id: string, rol: string): Command => {
  const delta = { vista_guardada: { verbos: { compartirConRol: 'propias' } } };
  const policy = { roles: { [rol]: { label: rol, archetype: rol, delta } }, off: [] };
  return world.person(id, [rol], { policy });
};

beforeAll(async () => {
  world = await openWorld(producto);
  act = actionsOver(world);
  admin = world.person('admin', ['ADMIN_SISTEMA']);
  jefa = quienComparte('jefa', 'JEFE_DIVISION');
  eva = world.person('eva', ['ENCARGADO']);
});
afterAll(async () => {
  expect(await inconsistencies(world)).toEqual([]);
  await world.close();
});

const guardar = (quien: Command, consulta = 'estado=EN_OBRA&pagina=3&cursor=x&guardada=y') =>
  act.create(quien, 'vista_guardada', { nombre: 'En obra', modulo: 'ipr', consulta });

it('guarda la pregunta y no en qué página estaba', async () => {
  const vista = await guardar(eva);
  expect((await act.stored(vista)).data).toMatchObject({ consulta: 'estado=EN_OBRA' });
  expect(consultaDeVista('a=&orden=-x&vence.min=%40hoy')).toBe('orden=-x&vence.min=%40hoy');
  const sinNada = await act.create(eva, 'vista_guardada', { nombre: 'Todo', modulo: 'ipr' });
  expect((await act.stored(sinNada)).data.consulta).toBeUndefined();
});

it('es de quien la guardó: nadie más la ve, la cambia ni la borra', async () => {
  const vista = await guardar(eva);
  for (const otra of [jefa, admin])
    expect(await refusalOf(act.view(otra, vista))).toMatchObject({ kind: 'no_encontrado' });
  const cambiada = await act.patch(eva, vista, { nombre: 'Obras' });
  expect((await act.remove(eva, cambiada)).id).toBe(vista.id);
});

it('solo la comparte quien puede, con un rol propio', async () => {
  const propia = await guardar(eva);
  expect(await refusalOf(act.run(eva, propia, 'compartirConRol', { conRol: 'ENCARGADO' }))).toMatchObject({
    kind: 'prohibido',
  });
  const vista = await guardar(jefa);
  expect(await refusalOf(act.run(jefa, vista, 'compartirConRol', { conRol: 'ENCARGADO' }))).toMatchObject({
    message: 'Solo se comparte con un rol propio: elija uno de los suyos.',
  });
  expect(await refusalOf(act.run(jefa, vista, 'compartirConTodos'))).toMatchObject({ kind: 'prohibido' });
  const compartida = await act.run(jefa, vista, 'compartirConRol', { conRol: 'JEFE_DIVISION' });
  const otraJefa = quienComparte('otra', 'JEFE_DIVISION');
  expect((await act.view(otraJefa, compartida)).data).toMatchObject({ nombre: 'En obra' });
  expect(await refusalOf(act.patch(otraJefa, compartida, { nombre: 'Mía' }))).toMatchObject({
    kind: 'prohibido',
  });
  expect(await refusalOf(act.view(eva, compartida))).toMatchObject({ kind: 'no_encontrado' });
  expect(rolAjeno('A', ['A'])).toBeUndefined();
  const deAdmin = await act.run(admin, await guardar(admin), 'compartirConRol', { conRol: 'ENCARGADO' });
  expect((await act.view(eva, deAdmin)).data).toMatchObject({ rol: 'ENCARGADO' });
});

it('lo compartido con todos lo ve cualquiera, y quien administra lo puede retirar', async () => {
  const sistema = world.person('sistema', ['ADMIN_SISTEMA']);
  const vista = await act.run(sistema, await guardar(sistema), 'compartirConTodos');
  expect((await act.view(eva, vista)).data).toMatchObject({ estado: 'DE_TODOS' });
  const retirada = await act.run(admin, vista, 'dejarDeCompartir');
  expect((await act.stored(retirada)).estado).toBe('PROPIA');
});
