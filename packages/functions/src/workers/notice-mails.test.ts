import { usualPreferences } from '@gore/core/notices/preferences.ts';
import { type Errands, openErrands } from '@gore/core/notices/testing/encargos.ts';
import { type Mail, type NoticeMail, Undeliverable } from '@gore/core/ports/mail.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBounces } from './bounces.ts';
import { createMailWorker } from './mailer.ts';
import { createNoticeMails } from './notice-mails.ts';
import { noticePorts } from './notice-ports.ts';
import { createNotifier, type Tick } from './notifier.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const monday = '2026-07-20T12:00:00.000Z';

let errands: Errands;
let admin: string;
const mails: Mail[] = [];
/** What becomes of each mail, by the start of its address. */
const fates = new Map<string, Error>();
beforeAll(async () => {
  errands = await openErrands();
  admin = await errands.person('Ana Soto', ['ADMIN_SISTEMA']);
});
afterAll(() => errands.world.close());
beforeEach(() => {
  errands.world.clock.fijar('2026-07-17T20:00:00.000Z');
  mails.length = 0;
  fates.clear();
});

const now = () => errands.world.clock.ahora();
const worker = () =>
  createMailWorker<NoticeMail>({
    composers: createNoticeMails({
      ...errands.ports,
      ...noticePorts(errands.world.deps.store, () => Date.parse(now())),
      institutionName: async () => 'Institución de prueba',
      originOf: () => 'https://portal.gore.test',
      log,
    }),
    mailer: {
      send: async (mail) => {
        const fate = fates.get(mail.to);
        if (fate) throw fate;
        mails.push(mail);
      },
    },
    log,
  });
const write = (...keys: readonly Omit<NoticeMail, 'kind'>[]) =>
  worker()({
    Records: keys.map((key, at) => ({
      messageId: String(at),
      body: JSON.stringify({ kind: 'avisos', ...key }),
      attributes: { ApproximateReceiveCount: '1' },
    })),
  });
const notifier = () => createNotifier({ ...errands.ports, log });
/** Turns of the clock at once, and what each of them handed over is written. */
const turn = async (times = 1) => {
  errands.posted.length = 0;
  const ticks = await Promise.all(
    Array.from({ length: times }, () => notifier()({ source: 'aws.scheduler' }) as Promise<Tick>),
  );
  await Promise.all(errands.posted.splice(0).map((key) => write(key)));
  return ticks.reduce((sum, { posted }) => sum + posted, 0);
};
const worked = async (nombre: string, correo: string, titulos: readonly string[], pace = 'diario') => {
  const id = await errands.person(nombre, ['ENCARGADO'], { correo });
  const tipos = { 'encargo.asignado': pace } as typeof usualPreferences.tipos;
  await errands.ports.preferences.save({ tenant: 't', person: id }, { ...usualPreferences, tipos }, now());
  for (const titulo of titulos) {
    const made = await errands.actions.create(errands.by(admin, ['ADMIN_SISTEMA']), 'encargo', {
      titulo,
      quien: id,
    });
    await errands.deliver(errands.event(made, 'crear'), { attempt: 1, last: false });
  }
  return { tenant: 't', person: id };
};
const subjects = () => mails.map(({ to, subject }) => `${to}: ${subject}`);

describe('the summary of a day', () => {
  it('leaves at its hour, once, with what was not read meanwhile', async () => {
    const who = await worked('Eva', 'eva@gore.test', ['Uno', 'Dos', 'Tres']);
    expect(await turn()).toBe(0);
    const { notices } = await errands.ports.inbox.page(who, { unread: true, limit: 9 });
    await errands.ports.inbox.mark(who, [notices[0]?.id ?? ''], true, now());
    errands.world.clock.fijar(monday);
    expect(await turn(3)).toBeGreaterThan(0);
    expect(subjects()).toEqual(['eva@gore.test: Tiene 2 avisos por revisar']);
    expect(mails[0]?.text).toContain('Ana Soto le encargó «Dos»');
    expect(await turn()).toBe(0);
    expect(mails).toHaveLength(1);
  });

  it('is caught up when the clock stood still for days', async () => {
    await worked('Leo', 'leo@gore.test', ['Tarde']);
    errands.world.clock.fijar('2026-07-29T16:00:00.000Z');
    await turn();
    expect(subjects()).toEqual(['leo@gore.test: Ana Soto le encargó «Tarde»']);
  });

  it('says nothing of what was read, hidden or lost meanwhile', async () => {
    const who = await worked('Sol', 'sol@gore.test', ['Secreto']);
    const { notices } = await errands.ports.inbox.page(who, { unread: true, limit: 9 });
    const { module, id } = notices[0]?.event ?? { module: '', id: '' };
    await errands.actions.patch(
      errands.by(admin, ['ADMIN_SISTEMA']),
      { module, id, version: 1, codigo: '' },
      {
        quien: admin,
      },
    );
    errands.world.clock.fijar(monday);
    await turn();
    expect(mails).toEqual([]);
    expect(await turn()).toBe(0);
  });
});

it('of several things at once counts them and leads to their list', async () => {
  const id = await errands.person('Ema', ['ENCARGADO'], { correo: 'ema@gore.test' });
  const asAdmin = errands.by(admin, ['ADMIN_SISTEMA']);
  for (const monto of [1, 200, 3]) {
    const made = await errands.actions.create(asAdmin, 'encargo', { titulo: 'Pozo', quien: id, monto });
    const warned = await errands.actions.run(asAdmin, made, 'avisar');
    await errands.deliver(errands.event(warned, 'avisar'), { attempt: 1, last: false });
  }
  await turn();
  expect(subjects()).toEqual(['ema@gore.test: 3 encargos nuevos: 2 urgentes y 1 que vence']);
  expect(mails[0]?.text).toMatch(/Ver: https:\/\/portal\.gore\.test\/avisos\?abrir=\S+&lista=mios/);
});

describe('a mail that does not leave', () => {
  it('keeps nobody else’s, and leaves when it can', async () => {
    await worked('Mal', 'mal@gore.test', ['A']);
    await worked('Bien', 'bien@gore.test', ['B']);
    fates.set('mal@gore.test', new Error('busy'));
    errands.world.clock.fijar(monday);
    await turn();
    expect(subjects()).toEqual(['bien@gore.test: Ana Soto le encargó «B»']);
    fates.clear();
    await turn();
    expect(subjects().at(-1)).toBe('mal@gore.test: Ana Soto le encargó «A»');
  });

  it('is given up after some tries, and its message ends among the dead letters', async () => {
    const who = await worked('Peor', 'peor@gore.test', ['C']);
    fates.set('peor@gore.test', new Error('always'));
    errands.world.clock.fijar(monday);
    const [key] = (await errands.ports.parcels.due(monday, 50)).filter(({ person }) => person === who.person);
    if (!key) throw new Error('Nothing waits');
    for (let tries = 0; tries < 5; tries += 1)
      expect((await write(key)).batchItemFailures).toEqual([{ itemIdentifier: '0' }]);
    expect((await write(key)).batchItemFailures).toEqual([]);
    fates.clear();
    await turn();
    expect(mails).toEqual([]);
  });

  it('because its address takes none is noted, and nobody writes there again', async () => {
    const who = await worked('Nadie', 'nadie@gore.test', ['D']);
    fates.set('nadie@gore.test', new Undeliverable('no such mailbox'));
    errands.world.clock.fijar(monday);
    await turn();
    expect(await errands.ports.preferences.of(who)).toMatchObject({ rebote: { en: monday } });
    fates.clear();
    expect(await turn()).toBe(0);
    expect(mails).toEqual([]);
  });
});

it('an address a message came back from later is written to no more', async () => {
  const who = await worked('Vuelve', 'vuelve@gore.test', ['F']);
  errands.world.clock.fijar(monday);
  await turn();
  const { tags = {} } = mails[0] ?? {};
  const told = Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]]));
  await createBounces(errands.world.deps)(
    { source: 'aws.ses', detail: { eventType: 'Bounce', mail: { tags: told } } },
    'r',
  );
  expect(await errands.ports.preferences.isDead(who, 'vuelve@gore.test')).toBe(true);
});

describe('the worker of mails', () => {
  it('reports what it cannot read alone, and sends the rest', async () => {
    const who = await worked('Ida', 'ida@gore.test', ['E'], 'inmediato');
    const key = errands.posted.find(({ person }) => person === who.person);
    if (!key) throw new Error('Nothing was handed over');
    const broken = {
      messageId: 'roto',
      body: '{"kind":"nada"}',
      attributes: { ApproximateReceiveCount: '1' },
    };
    const good = { ...broken, messageId: 'bueno', body: JSON.stringify({ kind: 'avisos', ...key }) };
    expect((await worker()({ Records: [broken, good, good] })).batchItemFailures).toEqual([
      { itemIdentifier: 'roto' },
    ]);
    expect(subjects()).toEqual(['ida@gore.test: Ana Soto le encargó «E»']);
  });
});

it('the queue brings events, each failing alone', async () => {
  const message = (effect: string, event: object) => ({
    messageId: effect,
    body: JSON.stringify({ effect, event }),
    attributes: { ApproximateReceiveCount: '1' },
  });
  const lost = errands.event({ module: 'encargo', id: 'x', codigo: '', version: 1 }, 'crear');
  expect(
    await notifier()({ Records: [message('avisos.entregar', lost), message('otra.cosa', lost)] }),
  ).toEqual({ batchItemFailures: [{ itemIdentifier: 'avisos.entregar' }, { itemIdentifier: 'otra.cosa' }] });
});
