import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDelivery } from './deliver.ts';
import { withNotices } from './person-traces.ts';
import { usualPreferences } from './preferences.ts';
import { type Errands, openErrands } from './testing/encargos.ts';

let errands: Errands;
let admin: string;
beforeAll(async () => {
  errands = await openErrands();
  admin = await errands.person('Ana Soto', ['ADMIN_SISTEMA']);
});
afterAll(() => errands.world.close());

const asAdmin = () => errands.by(admin, ['ADMIN_SISTEMA']);
const inboxOf: Errands['inboxOf'] = (...asked) => errands.inboxOf(...asked);
const textsOf = async (person: string, roles?: readonly string[]) =>
  (await inboxOf(person, roles)).map(({ sobre }) => sobre?.texto);

describe('whoever an event names', () => {
  it('is told once, however often it comes, and by whom', async () => {
    const { actions, deliver, event, person, posted } = errands;
    const luis = await person('Luis Rey', ['ENCARGADO']);
    const made = await actions.create(asAdmin(), 'encargo', {
      titulo: 'Puente',
      quien: luis,
      nota: `${'largo '.repeat(60)}`,
    });
    posted.length = 0;
    await deliver(event(made, 'crear'), { attempt: 1, last: false });
    await Promise.all([1, 2].map(() => deliver(event(made, 'crear'), { attempt: 2, last: false })));
    const [notice, ...more] = await inboxOf(luis);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      leido: false,
      importancia: 'alta',
      sobre: { modulo: 'encargo', codigo: made.codigo, texto: 'Ana Soto le encargó «Puente»' },
    });
    expect(notice?.sobre?.detalle).toMatch(/^largo .+…$/);
    expect(await errands.ports.inbox.summary({ tenant: 't', person: luis })).toMatchObject({ n: 1 });
    // Each delivery hands the same mail over again: whoever writes it takes it once.
    expect(new Set(posted.map(({ parcel }) => parcel)).size).toBe(1);
  });

  it('is told of what this write put there, and not again of who stood there', async () => {
    const { actions, deliver, event, person } = errands;
    const [eva, leo] = [await person('Eva', ['ENCARGADO']), await person('Leo', ['ADMIN_SISTEMA'])];
    const made = await actions.create(asAdmin(), 'encargo', { titulo: 'Pozo', otros: [eva] });
    const edited = await actions.patch(asAdmin(), made, { otros: [eva, leo] });
    await deliver(event(edited, 'editar'), { attempt: 1, last: false });
    expect(await inboxOf(eva)).toEqual([]);
    expect(await textsOf(leo, ['ADMIN_SISTEMA'])).toEqual(['Ana Soto le encargó «Pozo»']);
  });

  it('is not the one who did it, nor anybody who does not see the record, nor who is gone', async () => {
    const { actions, deliver, event, person } = errands;
    const blind = await person('Ciego', ['ENCARGADO']);
    const gone = await person('Ida', ['ADMIN_SISTEMA']);
    const stored = await actions.stored({ module: 'usuario', id: gone, version: 1, codigo: '' });
    await actions.run(
      asAdmin(),
      { module: 'usuario', id: gone, version: stored.version, codigo: '' },
      'desactivar',
      {
        motivo: 'Se fue',
      },
    );
    const made = await actions.create(asAdmin(), 'encargo', { titulo: 'Muro', quien: admin, otros: [blind] });
    await deliver(event(made, 'crear'), { attempt: 1, last: false });
    expect(await inboxOf(blind)).toEqual([]);
    expect((await textsOf(admin, ['ADMIN_SISTEMA'])).filter((text) => text?.includes('Muro'))).toEqual([]);
    expect(await inboxOf(gone)).toEqual([]);
  });

  it('stands at the head of the unit, or has the role, where the record is worth it', async () => {
    const { actions, deliver, event, person, world } = errands;
    const head = await person('Jefa', ['AUDITOR']);
    const unit = await actions.create(world.system(), 'division', {
      sigla: 'DIT',
      nombre: 'Infraestructura',
      jefatura: head,
    });
    const made = await actions.create(asAdmin(), 'encargo', {
      titulo: 'Vía',
      division: unit.id,
      monto: 5000,
    });
    const done = await actions.run(asAdmin(), made, 'terminar');
    await deliver(event(done, 'terminar'), { attempt: 1, last: false });
    // The auditor does not see amounts: the sentence says so, and offers what is open to them.
    expect((await inboxOf(head, ['AUDITOR']))[0]?.sobre).toMatchObject({
      texto: '«Vía» quedó Hecho por — en Infraestructura',
      accion: { verbo: 'revisar', label: 'Revisar' },
    });
    const back = await actions.run(asAdmin(), done, 'revisar');
    await deliver(event(back, 'revisar'), { attempt: 1, last: false });
    expect(await textsOf(head, ['AUDITOR'])).toEqual([
      'Revisan «Vía»',
      '«Vía» quedó Abierto por — en Infraestructura',
    ]);
    const cheap = await actions.create(asAdmin(), 'encargo', { titulo: 'Barato', monto: 10 });
    const again = await actions.run(asAdmin(), await actions.run(asAdmin(), cheap, 'terminar'), 'revisar');
    await deliver(event(again, 'revisar'), { attempt: 1, last: false });
    expect(await textsOf(head, ['AUDITOR'])).toHaveLength(2);
  });
});

it('who stands in for somebody is told as well, while it lasts', async () => {
  const { actions, deliver, event, person, world } = errands;
  const [away, stand] = [await person('Fuera', ['ENCARGADO']), await person('Suple', ['ENCARGADO'])];
  await actions.create(asAdmin(), 'subrogancia', {
    titular: away,
    suplente: stand,
    desde: '2026-07-01',
    hasta: '2026-07-31',
    resolucion: 'Exenta 1',
  });
  const made = await actions.create(asAdmin(), 'encargo', { titulo: 'Relevo', quien: away });
  await deliver(event(made, 'crear'), { attempt: 1, last: false });
  expect(await textsOf(away)).toEqual(['Ana Soto le encargó «Relevo»']);
  expect(await errands.ports.inbox.summary({ tenant: 't', person: stand })).toMatchObject({ n: 1 });
  const start = world.clock.ahora();
  world.clock.fijar('2026-08-03T16:00:00.000Z');
  const later = await actions.create(asAdmin(), 'encargo', { titulo: 'Después', quien: away });
  await deliver(event(later, 'crear'), { attempt: 1, last: false });
  expect(await errands.ports.inbox.summary({ tenant: 't', person: stand })).toMatchObject({ n: 1 });
  world.clock.fijar(start);
});

it('what somebody was told is among what is kept of them', async () => {
  const { actions, deliver, event, person, world, ports } = errands;
  const ema = await person('Ema', ['ENCARGADO']);
  const made = await actions.create(asAdmin(), 'encargo', { titulo: 'Traza', quien: ema });
  await deliver(event(made, 'crear'), { attempt: 1, last: false });
  await ports.preferences.bounced({ tenant: 't', person: ema }, 'ema@gore.test', 'No existe.', ports.now());
  const traces = withNotices(async () => [], world.deps.store);
  expect(await traces('t', [])).toEqual([]);
  expect(await traces('t', [{ id: ema }])).toMatchObject([
    {
      label: 'Avisos',
      entries: [
        { text: 'Aviso de un registro de encargo' },
        { text: 'Su correo no recibió un mensaje del portal' },
      ],
    },
  ]);
});

describe('what is told', () => {
  it('is nothing of a record that is no longer seen, deleted or told by no notice', async () => {
    const { actions, deliver, event, person } = errands;
    const rut = await person('Rut', ['ENCARGADO']);
    const made = await actions.create(asAdmin(), 'encargo', { titulo: 'Cerco', quien: rut });
    await deliver(event(made, 'crear'), { attempt: 1, last: false });
    const moved = await actions.patch(asAdmin(), made, { quien: admin });
    expect(await inboxOf(rut)).toMatchObject([{ leido: false, en: expect.any(String) }]);
    expect((await inboxOf(rut))[0]).not.toHaveProperty('sobre');
    // Who no longer sees it is not told that it was taken from them: the name of the record is not theirs either.
    await deliver(event(moved, 'editar'), { attempt: 1, last: false });
    expect(await inboxOf(rut)).toHaveLength(1);
    await actions.remove(asAdmin(), moved);
    expect((await inboxOf(rut, ['ADMIN_SISTEMA']))[0]).not.toHaveProperty('sobre');
    await expect(deliver(event(moved, 'editar'), { attempt: 1, last: false })).resolves.toBeUndefined();
  });

  it('is one thing for all a job did', async () => {
    const { actions, deliver, event, person } = errands;
    const ivo = await person('Ivo', ['ENCARGADO']);
    const batch = { ...asAdmin(), batch: 'TC-2026-00007' };
    const made = await Promise.all(
      ['A', 'B', 'C'].map((titulo) => actions.create(batch, 'encargo', { titulo, quien: ivo })),
    );
    for (const one of made) await deliver(event(one, 'crear'), { attempt: 1, last: false });
    expect(await textsOf(ivo)).toEqual(['Le encargan algo: varios encargos a la vez (TC-2026-00007).']);
    expect(await errands.ports.inbox.summary({ tenant: 't', person: ivo })).toMatchObject({ n: 1 });
  });
});

it('nobody is told again of a history that is read anew', async () => {
  const { actions, deliver, event, person, world } = errands;
  const mia = await person('Mía', ['ENCARGADO']);
  const made = await actions.create(asAdmin(), 'encargo', { titulo: 'Viejo', quien: mia });
  const old = event(made, 'crear');
  const start = world.clock.ahora();
  world.clock.avanzar(3 * 86_400_000 + 1);
  await deliver(old, { attempt: 1, last: false });
  world.clock.fijar(start);
  expect(await inboxOf(mia)).toEqual([]);
});

describe('failures', () => {
  it('of one person keep nobody else from being told, and the event comes again', async () => {
    const { actions, event, person, ports } = errands;
    const [uno, dos] = [await person('Uno', ['ADMIN_SISTEMA']), await person('Dos', ['ADMIN_SISTEMA'])];
    const made = await actions.create(asAdmin(), 'encargo', { titulo: 'Dique', otros: [uno, dos] });
    const broken = {
      ...ports,
      actors: {
        current: (tenant: string, id: string) =>
          id === uno ? Promise.reject(new Error('away')) : ports.actors.current(tenant, id),
      },
    };
    await expect(createDelivery(broken)(event(made, 'crear'), { attempt: 1, last: false })).rejects.toThrow(
      '1 people were not told',
    );
    expect(await textsOf(dos, ['ADMIN_SISTEMA'])).toHaveLength(1);
    expect(await textsOf(uno, ['ADMIN_SISTEMA'])).toEqual([]);
    await errands.deliver(event(made, 'crear'), { attempt: 2, last: false });
    expect(await textsOf(uno, ['ADMIN_SISTEMA'])).toHaveLength(1);
    expect(await textsOf(dos, ['ADMIN_SISTEMA'])).toHaveLength(1);
  });

  it('of an event nobody wrote are told, so that it ends where somebody looks', async () => {
    const { deliver, event } = errands;
    const poison = event({ module: 'encargo', id: 'x', codigo: '', version: 9 }, 'crear');
    await expect(deliver(poison, { attempt: 3, last: true })).rejects.toThrow('encargo/x@9');
  });
});

it('gathers into one mail what comes within ten minutes of another', async () => {
  const { actions, deliver, event, person, posted, ports, world } = errands;
  const tea = await person('Tea', ['ENCARGADO']);
  const start = world.clock.ahora();
  posted.length = 0;
  for (const titulo of ['Uno', 'Dos', 'Tres']) {
    world.clock.avanzar(60_000);
    const made = await actions.create(asAdmin(), 'encargo', { titulo, quien: tea });
    await deliver(event(made, 'crear'), { attempt: 1, last: false });
  }
  expect(posted).toHaveLength(1);
  const later = new Date(Date.parse(start) + 11 * 60_000).toISOString();
  const due = await ports.parcels.due(later, 100);
  const mine = due.filter((one) => one.person === tea).map(({ parcel }) => parcel);
  expect(mine).toEqual([posted[0]?.parcel, `ENV#${later}`]);
  expect(
    (await ports.parcels.claim({ tenant: 't', person: tea, parcel: `ENV#${later}` }, later))?.notices,
  ).toHaveLength(2);
  world.clock.fijar(start);
});

it('waits for the hour the person chose', async () => {
  const { actions, deliver, event, person, ports, posted } = errands;
  const sol = await person('Sol', ['ENCARGADO']);
  const who = { tenant: 't', person: sol };
  await ports.preferences.save(
    who,
    { ...usualPreferences, tipos: { 'encargo.asignado': 'diario' } },
    ports.now(),
  );
  posted.length = 0;
  const made = await actions.create(asAdmin(), 'encargo', { titulo: 'Faro', quien: sol });
  await deliver(event(made, 'crear'), { attempt: 1, last: false });
  expect(posted).toEqual([]);
  // Thursday 16 July is the feast of Our Lady of Mount Carmel: the summary leaves on Friday at eight.
  const [due] = (await ports.parcels.due('2026-07-17T12:00:00.000Z', 100)).filter(
    (one) => one.person === sol,
  );
  expect(due).toEqual({ ...who, parcel: 'ENV#2026-07-17T12:00:00.000Z' });
});
