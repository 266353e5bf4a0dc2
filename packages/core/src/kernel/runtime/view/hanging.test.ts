import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import type { Command, Outcome } from '../write/context.ts';
import { readersAmong, viewHanging } from './hanging.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const archivo = { key: 't/subidas/1/a.pdf', name: 'a.pdf', size: 10 };
const on = (record: Outcome) => ({ modulo: record.module, sobre: record.id });
const attach = (by: Command, record: Outcome, tipo = 'ACTA') =>
  t.create(by, 'documento', { ...on(record), tipo, archivo });
const say = (by: Command, record: Outcome, texto = 'Hola') =>
  t.create(by, 'comentario', { ...on(record), texto });
const documents = (by: Command, { module, id }: Outcome) =>
  viewHanging(t.world.deps, by, { module, id, as: 'documents' });
const comments = (by: Command, { module, id }: Outcome) =>
  viewHanging(t.world.deps, by, { module, id, as: 'comments' });

describe('what hangs on a record', () => {
  it('is read by key, newest first, with what each person may do with it', async () => {
    const proyecto = await t.proyecto();
    const first = await attach(t.miembro, proyecto);
    const second = await attach(t.jefa, proyecto);
    const { data, meta } = await documents(t.miembro, proyecto);
    expect(data.map((one) => one.data.id)).toEqual([second.id, first.id]);
    expect(meta).toMatchObject({ module: 'documento', add: true, more: false });
    expect(meta.refs.usuario).toEqual({ [t.ana.id]: 'Ana Rojas', [t.luis.id]: 'Luis Soto' });
    expect(data[0]?.verbs.map(({ name }) => name)).toContain('retirar');
    expect(data[0]?.data).toMatchObject({ registro: proyecto.codigo, estado: 'RECIBIDO' });
  });

  it('goes with its kind: some are opened by more than reading', async () => {
    const proyecto = await t.proyecto({ responsable: t.luis.id });
    await attach(t.jefa, proyecto, 'RESERVADA');
    const open = await attach(t.jefa, proyecto);
    const { data, meta } = await documents(t.miembro, proyecto);
    expect(data.map((one) => one.data.id)).toEqual([open.id]);
    expect(meta.add).toBe(false);
    expect((await documents(t.jefa, proyecto)).data).toHaveLength(2);
    expect((await refusalOf(attach(t.miembro, proyecto))).kind).toBe('prohibido');
    expect((await refusalOf(attach(t.jefa, proyecto, 'INVENTADO'))).kind).toBe('prohibido');
  });

  it('follows a record that moves out of reach, is deleted or comes back', async () => {
    const proyecto = await t.proyecto();
    const made = await say(t.miembro, proyecto);
    expect((await comments(t.miembro, proyecto)).data).toHaveLength(1);
    const moved = await t.patch(t.admin, proyecto, { division: t.gabinete.id });
    expect((await refusalOf(comments(t.miembro, proyecto))).kind).toBe('no_encontrado');
    expect((await refusalOf(t.view(t.miembro, made))).kind).toBe('no_encontrado');
    const back = await t.patch(t.admin, moved, { division: t.obras.id });
    const gone = await t.remove(t.admin, back);
    expect((await refusalOf(t.view(t.miembro, made))).kind).toBe('no_encontrado');
    await t.restore(t.admin, gone);
    expect((await t.view(t.miembro, made)).data.texto).toBe('Hola');
  });

  it('hangs on the parts of a record as the reach over their parent says', async () => {
    const pago = await t.pago(await t.proyecto());
    const made = await say(t.jefa, pago);
    expect((await comments(t.jefa, pago)).data.map((one) => one.data.id)).toEqual([made.id]);
    expect((await refusalOf(comments(t.patrulla, pago))).kind).toBe('no_encontrado');
  });

  it('neither on what carries nothing, nor on what is not there', async () => {
    const { ana } = t;
    expect((await refusalOf(comments(t.admin, ana))).kind).toBe('no_encontrado');
    expect((await refusalOf(comments(t.admin, { ...ana, module: 'nada' }))).kind).toBe('no_encontrado');
    const proyecto = await t.proyecto();
    const lost = { ...proyecto, id: ana.id };
    expect((await refusalOf(say(t.admin, lost))).kind).toBe('prohibido');
    expect((await refusalOf(say(t.admin, { ...proyecto, module: 'usuario' }))).kind).toBe('prohibido');
  });
});

it('says which people read a record', async () => {
  const proyecto = await t.proyecto();
  const readers = (by: Command, module = 'proyecto') =>
    readersAmong(t.world.deps, by, { module, id: proyecto.id }, [
      t.miembro.actor,
      t.patrulla.actor,
      t.jefa.actor,
    ]);
  expect([...(await readers(t.jefa))]).toEqual([t.miembro.actor.id, t.jefa.actor.id]);
  expect((await refusalOf(readers(t.patrulla))).kind).toBe('no_encontrado');
  expect((await refusalOf(readers(t.jefa, 'nada'))).kind).toBe('no_encontrado');
});
