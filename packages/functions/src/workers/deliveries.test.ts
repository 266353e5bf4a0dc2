import { type Mail, type Mailer, Undeliverable } from '@gore/core/ports/mail.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBounces } from './bounces.ts';
import { type Office, openOffice } from './testing/schedules.ts';

let office: Office;
let sent: Mail[];
let send: (mail: Mail) => void;
const mailer: Mailer = {
  send: async (mail) => {
    send(mail);
    sent.push(mail);
  },
};

beforeEach(async () => {
  sent = [];
  send = () => undefined;
  office = await openOffice(mailer);
});
afterEach(() => office.close());

const friday = '2026-07-17T21:00:00.000Z';
const states = async (): Promise<readonly string[]> =>
  (await office.of('entrega_informe')).map(({ estado }) => estado).toSorted();

describe('the look for what is due', () => {
  it('takes each time once, however many look at the same moment, and says when the next is', async () => {
    const { id } = await office.schedule({ destinatarios: [(await office.person('Ana')).id] });
    expect(await office.tick()).toEqual({ delivered: 0, failed: 0 });
    const [waiting] = await office.of('informe_programado');
    expect(waiting?.data.proxima).toBe(friday);
    office.world.clock.fijar('2026-07-17T21:03:00.000Z');
    const both = await Promise.all([office.tick(), office.tick()]);
    expect(both.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(1);
    expect(await office.tick()).toEqual({ delivered: 0, failed: 0 });
    await office.settle({});
    expect(await states()).toEqual(['ENVIADA']);
    const [done] = (await office.of('informe_programado')).filter((record) => record.id === id);
    expect(done?.data).toMatchObject({ ultima: friday, omitidas: 0, proxima: '2026-07-24T21:00:00.000Z' });
  });

  it('takes each of many once, though whoever looks read them before another took them', async () => {
    const { id } = await office.person('Ana');
    for (const nombre of ['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco'])
      await office.schedule({ nombre, destinatarios: [id] });
    office.world.clock.fijar('2026-07-17T21:03:00.000Z');
    const looks = await Promise.all([office.tick(), office.tick(), office.tick()]);
    expect(looks.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(5);
    expect(looks.map(({ failed }) => failed)).toEqual([0, 0, 0]);
    await office.settle({});
    expect(await states()).toEqual(Array.from({ length: 5 }, () => 'ENVIADA'));
  });

  it('makes up for what was missed once, and not for a pause', async () => {
    const ana = await office.person('Ana');
    const made = await office.schedule({ destinatarios: [ana.id] });
    office.world.clock.fijar('2026-08-10T12:00:00.000Z');
    expect(await office.tick()).toEqual({ delivered: 1, failed: 0 });
    await office.settle({});
    expect((await office.of('informe_programado'))[0]?.data.omitidas).toBe(3);
    const [now] = await office.of('informe_programado');
    const owner = office.world.person('x', ['ADMIN_SISTEMA']);
    const paused = await office.actions.run(owner, { ...made, version: now?.version ?? 0 }, 'pausar');
    office.world.clock.fijar('2026-09-10T12:00:00.000Z');
    expect(await office.tick()).toEqual({ delivered: 0, failed: 0 });
    await office.actions.run(owner, paused, 'reanudar');
    expect(await office.tick()).toEqual({ delivered: 0, failed: 0 });
    expect(await states()).toEqual(['ENVIADA']);
  });

  it('tells of a schedule that cannot be read and goes on with the others', async () => {
    await office.schedule({ zona: 'Chillán' });
    await office.schedule({ destinatarios: [(await office.person('Ana')).id] });
    office.world.clock.fijar('2026-07-17T21:03:00.000Z');
    expect(await office.tick()).toEqual({ delivered: 1, failed: 1 });
  });
});

describe('a delivery', () => {
  const dueNow = async (more: Readonly<Record<string, unknown>>) => {
    await office.schedule(more);
    office.world.clock.fijar('2026-07-17T21:03:00.000Z');
    await office.tick();
  };

  it('is made once for each person, under their own name, though everything is brought three times', async () => {
    const [ana, beto] = [await office.person('Ana'), await office.person('Beto')];
    await dueNow({ destinatarios: [ana.id, beto.id] });
    await office.settle({
      'informeProgramado.repartir': 3,
      'proceso.concluir': 3,
      'entregaInforme.enviar': 3,
    });
    expect(await states()).toEqual(['ENVIADA', 'ENVIADA']);
    expect((await office.of('proceso')).map(({ creadoPor }) => creadoPor).toSorted()).toEqual(
      [ana.id, beto.id].toSorted(),
    );
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['persona1@example.cl', 'persona2@example.cl']);
    expect(sent[0]?.attachments?.map(({ name }) => name)).toEqual(['informe.pdf']);
  });

  it('that fails for a moment leaves all the same, and one that never will stops no other', async () => {
    const all = [await office.person('Ana'), await office.person('Beto'), await office.person('Caro')];
    const left = new Map([['persona1@example.cl', 2]]);
    send = ({ to }) => {
      const more = left.get(to) ?? 0;
      left.set(to, more - 1);
      if (more > 0) throw new Error('El servidor está ocupado');
      if (to === 'persona2@example.cl') throw new Undeliverable('No existe');
    };
    await dueNow({ destinatarios: all.map(({ id }) => id) });
    await office.settle({});
    expect(await states()).toEqual(['ENVIADA', 'ENVIADA', 'REBOTADA']);
  });

  it('that could not leave says so, and can be sent again', async () => {
    send = () => {
      throw new Error('Sin red');
    };
    await dueNow({ destinatarios: [(await office.person('Ana')).id] });
    await office.settle({ 'entregaInforme.enviar': 3 });
    expect(await states()).toEqual(['FALLIDA']);
    send = () => undefined;
    const [failed] = await office.of('entrega_informe');
    if (!failed) throw new Error('No delivery');
    await office.actions.run(office.world.person('x', ['ADMIN_SISTEMA']), { ...failed }, 'reenviar');
    await office.settle({});
    expect(await states()).toEqual(['ENVIADA']);
  });

  it('to somebody who left, or to an address nobody approves any more, is told of', async () => {
    const gone = await office.person('Ana');
    const admin = office.world.person('admin', ['ADMIN_SISTEMA']);
    const outside = await office.actions.create(admin, 'destinatario_externo', {
      nombre: 'Contraloría',
      correo: 'contraloria@example.cl',
      motivo: 'Convenio de información',
      hasta: '2026-07-01',
    });
    const [user] = await office.of('usuario');
    await office.actions.run(admin, { ...gone, version: user?.version ?? 1 }, 'desactivar', {
      motivo: 'Dejó la institución',
    });
    await dueNow({ destinatarios: [gone.id], externos: [outside.id] });
    await office.settle({});
    expect(await states()).toEqual(['FALLIDA', 'FALLIDA']);
    expect(sent).toEqual([]);
  });

  it('that comes back is written down by its tags alone', async () => {
    await dueNow({ destinatarios: [(await office.person('Ana')).id] });
    await office.settle({});
    const tags = Object.fromEntries(
      Object.entries(sent[0]?.tags ?? {}).map(([name, value]) => [name, [value]]),
    );
    const bounces = createBounces(office.world.deps);
    for (let times = 0; times < 2; times += 1)
      await bounces({ source: 'aws.ses', detail: { eventType: 'Bounce', mail: { tags } } }, 'p');
    await bounces({ source: 'aws.ses', detail: { eventType: 'Delivery', mail: { tags } } }, 'p');
    expect(await states()).toEqual(['REBOTADA']);
  });
});
