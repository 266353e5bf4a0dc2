import { runAlerts } from '@gore/core/alerts/run.ts';
import { simulatedDays, simulateRule } from '@gore/core/alerts/simulate.ts';
import { createActors } from '@gore/core/identity/actors.ts';
import { sumarDias } from '@gore/core/kernel/declare/valores/fecha.ts';
import { awaitMark } from '@gore/core/kernel/readmodel/marks.ts';
import { createReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { leaveMark } from '@gore/core/kernel/runtime/store/mark.ts';
import { refusalOf } from '@gore/core/kernel/testing/actions.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { everythingOf } from '@gore/functions/api/everything.ts';
import { createAlertEffects } from '@gore/functions/workers/alerts.ts';
import { createEffectsWorker } from '@gore/functions/workers/effects.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInMemory } from '../../scripts/local/sqs/harness.ts';
import { type AlertOffice, openAlertOffice } from './alert-office.ts';

let o: AlertOffice;
beforeAll(async () => {
  o = await openAlertOffice();
});
afterAll(() => o.end());

const day = 86_400_000;
const dayFrom = (days: number) =>
  new Date(Date.parse(o.world.clock.ahora()) + days * day).toISOString().slice(0, 10);

const trabajo = (vence: string) => o.create(o.ana, 'trabajo', { titulo: 'Levantar el acta', vence });
const alertOf = async (id: string) => (await o.alerts()).find(({ data }) => data.sobre === id);
const asOutcome = ({
  module,
  id,
  version,
  codigo,
}: {
  module: string;
  id: string;
  version: number;
  codigo: string;
}) => ({
  module,
  id,
  version,
  codigo,
});

describe('a run', () => {
  it('raises one alert for each rule and record, addressed to who can act, and says why', async () => {
    const vencido = await trabajo(dayFrom(-3));
    await trabajo(dayFrom(30));
    const run = await o.runNow();
    expect(run).toMatchObject({ moves: { crear: 1 }, failures: {} });
    const alert = await alertOf(vencido.id);
    expect(alert).toMatchObject({
      estado: 'ACTIVA',
      data: {
        regla: 'TRABAJO_VENCIDO',
        titulo: 'Trabajo vencido',
        nivel: 'ALTO',
        modulo: 'trabajo',
        registro: vencido.codigo,
        unidad: o.obras,
        destinatarios: [o.ana.actor.id, o.jefa.actor.id].toSorted(),
      },
    });
    expect(alert?.data.explicacion).toMatch(
      /^Vence: \d\d-\d\d-2026\. Cuando «Estado» es Pendiente o En progreso\. Según los días desde «Vence»: alta desde 1 día; crítica desde 8 días\.$/,
    );
  });

  it('writes nothing when nothing changed, even as days go by within a level', async () => {
    const before = await o.alerts();
    expect((await o.runNow())?.moves).toEqual({});
    o.world.clock.avanzar(day);
    expect((await o.runNow())?.moves).toEqual({});
    expect(await o.alerts()).toEqual(before);
  });

  it('raises the level as time passes, past whoever attended it, and tells those above', async () => {
    const [first] = await o.alerts();
    if (!first) throw new Error('There is no alert');
    await o.run(o.jefa, asOutcome(first), 'atender', { accion: 'Hablé con Ana.' });
    expect((await o.runNow())?.moves).toEqual({});
    o.world.clock.avanzar(6 * day);
    expect((await o.runNow())?.moves).toEqual({ escalar: 1 });
    expect(await alertOf(String(first.data.sobre))).toMatchObject({
      estado: 'ACTIVA',
      data: {
        nivel: 'CRITICO',
        destinatarios: expect.arrayContaining([o.regional.actor.id, o.jefa.actor.id, o.ana.actor.id]),
      },
    });
    expect((await alertOf(String(first.data.sobre)))?.data.accion).toBeUndefined();
  });

  it('closes itself when the cause is gone, and comes back as the same alert', async () => {
    const [alert] = await o.alerts();
    const about = { module: 'trabajo', id: String(alert?.data.sobre) };
    await o.patch(o.ana, await o.ahora(about), { vence: dayFrom(5) });
    await o.review(about);
    expect((await o.alerts()).map(({ estado }) => estado)).toEqual(['CERRADA']);
    await o.patch(o.ana, await o.ahora(about), { vence: dayFrom(-2) });
    await o.review(about);
    expect(await o.alerts()).toMatchObject([{ id: alert?.id, estado: 'ACTIVA', data: { nivel: 'ALTO' } }]);
    expect((await o.runNow())?.moves).toEqual({});
  });

  it('is quiet until the day an alert was put off to', async () => {
    const [alert] = await o.alerts();
    if (!alert) throw new Error('There is no alert');
    const until = dayFrom(2);
    const put = { pospuestaHasta: until, motivoPostergacion: 'Viene en camino.' };
    await o.run(o.ana, asOutcome(alert), 'posponer', put);
    expect((await o.runNow())?.moves).toEqual({});
    o.world.clock.avanzar(2 * day);
    expect((await o.runNow())?.moves).toEqual({ despertar: 1 });
  });

  it('goes once for each hour, and once from seven in the morning', async () => {
    const again = await runAlerts(o.ports, 't');
    expect(again).toBeUndefined();
    const both = await Promise.all([o.runNow(), runAlerts(o.ports, 't')]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const changed = await Promise.all([1, 2].map(() => runAlerts(o.ports, 't', { anyway: true })));
    expect(changed.map((one) => one?.kind)).toEqual(['HORARIA', 'HORARIA']);
    o.world.clock.avanzar(3 * day);
    expect((await o.runNow())?.kind).toBe('DIARIA');
    expect((await o.runNow())?.kind).toBe('HORARIA');
  });

  it('goes on when a rule throws, and says which', async () => {
    const broken = {
      ...o.ports.reading,
      pool: {
        ...o.ports.reading.pool,
        query: (text: string, values?: unknown[]) =>
          values?.includes('CUOTA_VENCIDA')
            ? Promise.reject(new Error('broken'))
            : o.ports.reading.pool.query(text, values),
      },
    };
    const late = await trabajo(dayFrom(-1));
    await o.bring();
    o.world.clock.avanzar(3_600_000);
    const run = await runAlerts({ ...o.ports, reading: broken }, 't');
    expect(run).toMatchObject({ failures: { CUOTA_VENCIDA: 1 }, moves: { crear: 1 } });
    expect(o.told).toEqual(['CUOTA_VENCIDA']);
    expect(await alertOf(late.id)).toBeDefined();
  });
});

describe('an alert', () => {
  it('is seen by whoever sees its record and by nobody else', async () => {
    const [alert] = await o.alerts();
    if (!alert) throw new Error('There is no alert');
    const at = asOutcome(alert);
    expect((await o.view(o.colega, at)).data).toMatchObject({ nivel: expect.any(String) });
    expect((await refusalOf(o.view(o.ajena, at))).code).toBe('NO_ENCONTRADO');
    expect((await refusalOf(o.run(o.ajena, at, 'atender', { accion: 'Nada que ver' }))).code).toBe(
      'NO_ENCONTRADO',
    );
  });

  it('is attended by those it is addressed to or who may edit the record, and with words', async () => {
    const [alert] = await o.alerts();
    if (!alert) throw new Error('There is no alert');
    const at = asOutcome(alert);
    expect((await refusalOf(o.run(o.colega, at, 'atender', { accion: 'Yo lo veo' }))).code).toBe(
      'SIN_PERMISO',
    );
    expect((await refusalOf(o.run(o.ana, at, 'atender', {}))).code).toBe('DATOS_INVALIDOS');
    const done = await o.run(o.ana, at, 'atender', { accion: 'Quedó entregada.' });
    expect(await o.stored(done)).toMatchObject({
      estado: 'ATENDIDA',
      data: { accion: 'Quedó entregada.', atendidaPor: o.ana.actor.id },
    });
    await o.run(o.ana, done, 'retomar');
  });

  it('follows the thresholds of the institution, and goes with its rule', async () => {
    const raiz = o.sistema;
    const set = (parametro: string, valor: number) =>
      o.create(raiz, 'umbral', { parametro, desde: dayFrom(0), valor, fundamento: 'Acuerdo de gabinete' });
    await set('TRABAJO_VENCIDO', 0);
    o.world.parameters.forget('t');
    await o.runNow();
    const closed = await o.alerts();
    expect(closed.filter(({ estado }) => estado !== 'CERRADA')).toEqual([]);
    expect(new Set(closed.map(({ data }) => data.motivoCierre))).toEqual(new Set(['La regla se apagó.']));
  });
});

describe('events that come twice, late or in disorder', () => {
  it('leave each effect once', async () => {
    await o.create(o.sistema, 'umbral', {
      parametro: 'TRABAJO_VENCIDO',
      desde: dayFrom(1),
      valor: 1,
      fundamento: 'Se enciende otra vez',
    });
    o.world.parameters.forget('t');
    o.world.clock.avanzar(2 * day);
    const late = await trabajo(dayFrom(-1));
    await Promise.all([o.review(late), o.review(late), o.review(late)]);
    await o.review(late);
    const alert = await alertOf(late.id);
    expect(alert).toMatchObject({ estado: 'ACTIVA', version: 1 });
    await o.review({ module: 'trabajo', id: '00000000000000000000000000' });
  });

  it('find the records whose totals one counts in', async () => {
    const initiative = await o.iniciativa();
    await o.review(await o.create(o.sistema, 'ipr', { nombre: 'Otra', bip: '49999999', division: o.obras }));
    expect(await alertOf(initiative.id)).toBeUndefined();
  });
});

it('messages that come twice or in disorder leave each effect once, and the poison ends among the dead letters', async () => {
  const { deps, parameters } = o.world;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const worker = createEffectsWorker({
    handlers: createAlertEffects({
      write: deps,
      actors: createActors(deps),
      parameters,
      pool: o.ports.reading.pool,
      timeZone: 'America/Santiago',
      log,
      now: () => Date.parse(o.world.clock.ahora()),
    }),
    log,
  });
  const sqs = openInMemory();
  sqs.createQueue('alerts-dlq');
  sqs.createQueue('alerts', {
    visibilitySeconds: 0,
    redrive: { deadLetterQueue: 'alerts-dlq', maxReceiveCount: 3 },
  });
  const [one, two] = [await trabajo(dayFrom(-2)), await trabajo(dayFrom(-2))];
  const eased = await o.patch(o.ana, two, { vence: dayFrom(9) });
  const event = ({ module, id, codigo, version }: typeof one) => ({
    tenant: 't',
    module,
    id,
    codigo,
    seq: version,
    verb: 'editar',
    estado: '',
    actor: 'x',
    at: o.world.clock.ahora(),
    depth: 0,
  });
  const review = (of: typeof one) => JSON.stringify({ effect: 'alertas.revisar', event: event(of) });
  const poison = ['{', '{"effect":"alertas.revisar"}', '{"effect":"alertas.nada","event":{"tenant":"t"}}'];
  // What eased the second comes before what made it late, as a stream read again brings it.
  for (const body of [
    review(eased),
    poison[0],
    review(one),
    review(two),
    poison[1],
    review(one),
    poison[2],
    review(one),
  ])
    sqs.send('alerts', { body: body ?? '' });
  const poller = sqs.poll('alerts', ({ Records }) =>
    worker({
      Records: Records.map(({ attributes: { ApproximateReceiveCount = '1' }, ...record }) => ({
        ...record,
        attributes: { ApproximateReceiveCount },
      })),
    }),
  );
  const dead: string[] = [];
  while (dead.length < poison.length) {
    const found = await sqs.receive('alerts-dlq', { max: 10, waitSeconds: 4, visibilitySeconds: 60 });
    expect(found.length).toBeGreaterThan(0);
    dead.push(...found.map(({ body }) => body));
  }
  await poller.stop();
  expect(dead.toSorted()).toEqual([...poison].toSorted());
  expect(sqs.counts('alerts')).toMatchObject({ visible: 0, inFlight: 0 });
  expect(await alertOf(one.id)).toMatchObject({ estado: 'ACTIVA', version: 1 });
  expect(await alertOf(two.id)).toBeUndefined();
  sqs.close();
});

it('an alert never writes to its record: how an initiative stands still follows from its problems', async () => {
  const initiative = await o.iniciativa();
  const values = {
    descripcion: 'Sin permiso de obras',
    iniciativa: initiative.id,
    tipo: 'LEGAL',
    impacto: 'BLOQUEA_PAGO',
  };
  const problem = await o.create(o.regional, 'problema', values);
  await o.asentar();
  const before = await o.stored(await o.ahora(initiative));
  expect(before.data.nivelAlerta).toBe('CRITICO');
  o.world.clock.avanzar(4 * day);
  await o.runNow();
  expect(await alertOf(problem.id)).toMatchObject({
    estado: 'ACTIVA',
    data: { regla: 'PROBLEMA_SIN_GESTION', destinatarios: expect.arrayContaining([o.jefa.actor.id]) },
  });
  expect(await o.stored(await o.ahora(initiative))).toEqual(before);
});

it('the alerts of what belongs to a record are found within reach, and of nothing else', async () => {
  await o.bring();
  const { pool } = o.ports.reading;
  const model = createReadModel(pool, producto);
  const everything = await everythingOf(o.world.deps, 't', 'America/Santiago');
  const without = (name: string) => ({
    ...everything,
    access: (module: string) => (module === name ? undefined : everything.access(module)),
  });
  const [raised] = (await o.alerts()).filter(({ data }) => data.regla === 'PROBLEMA_SIN_GESTION');
  const problem = await o.world.deps.store.get({
    tenant: 't',
    module: 'problema',
    id: String(raised?.data.sobre),
  });
  const about = { module: 'ipr', id: String(problem?.data.iniciativa) };
  expect(await model.partAlerts(everything, about)).toContain(raised?.id);
  expect(await model.partAlerts(without('problema'), about)).not.toContain(raised?.id);
  expect(await model.partAlerts(without('alerta'), about)).toEqual([]);
  expect(await model.partAlerts(everything, { module: 'nada', id: 'x' })).toEqual([]);
  expect(await model.partAlerts(everything, { module: 'comuna', id: 'x' })).toEqual([]);
});

it('an alert closes itself when its rule left the declarations, and says so', async () => {
  const raised = (await o.alerts()).filter(({ data }) => data.regla === 'PROBLEMA_SIN_GESTION');
  expect(raised).toMatchObject([{ estado: 'ACTIVA' }]);
  const about = String(raised[0]?.data.sobre);
  const { write } = o.ports;
  const rules = producto.alerts.rules.filter(({ code }) => code !== 'PROBLEMA_SIN_GESTION');
  const product = { ...write.product, alerts: { ...producto.alerts, rules } };
  const runWithout = async () => {
    await o.bring();
    o.world.clock.avanzar(3_600_000);
    return (await runAlerts({ ...o.ports, write: { ...write, product } }, 't'))?.moves;
  };
  expect(await runWithout()).toEqual({ cerrar: 1 });
  expect(await alertOf(about)).toMatchObject({
    estado: 'CERRADA',
    data: { motivoCierre: 'La regla ya no existe.' },
  });
  expect(await runWithout()).toEqual({});
  // Declared again, the rule raises the same alert, which says no more why it was closed.
  await o.runNow();
  const back = await alertOf(about);
  expect(back).toMatchObject({ id: raised[0]?.id, estado: 'ACTIVA' });
  expect(back?.data).not.toHaveProperty('motivoCierre');
});

it('a simulation tells again what was so each day: what changed since by its history, what did not by the clock', async () => {
  const rule = producto.alerts.rules.find(({ code }) => code === 'TRABAJO_VENCIDO');
  const simulate = async (alto: number) => {
    if (!rule) throw new Error('There is no rule');
    await o.bring();
    const context = await everythingOf(o.world.deps, 't', 'America/Santiago');
    const param = (name: string) =>
      ({ TRABAJO_VENCIDO: 1, 'TRABAJO_VENCIDO.ALTO': alto, 'TRABAJO_VENCIDO.CRITICO': 40 })[name];
    const { store, clockOf } = o.world.deps;
    return simulateRule({ ...o.ports.reading, store, clock: clockOf('t') }, context, rule, param);
  };
  const made = await trabajo(dayFrom(2));
  const still = await trabajo(dayFrom(95));
  const dueNext = dayFrom(3);
  o.world.clock.avanzar(20 * day);
  await o.patch(o.ana, await o.ahora(made), { vence: dayFrom(1) });
  const moved = dayFrom(0);
  o.world.clock.avanzar(30 * day);
  const changed = await simulate(1);
  const on = (date: string, { dias }: typeof changed) => dias.find(({ fecha }) => fecha === date);
  expect(changed).toMatchObject({ deHoy: [], omitidos: 0 });
  expect(changed.dias).toHaveLength(simulatedDays);
  expect(on(dueNext, changed)?.nuevas ?? 0).toBeGreaterThanOrEqual(1);
  // It was put right that day, so that its alert was gone by night.
  expect(on(moved, changed)?.ALTO).toBe((on(sumarDias(moved, -1), changed)?.ALTO ?? 0) - 1);
  expect((await simulate(60)).nuevas).toBeLessThan(changed.nuevas);
  o.world.clock.avanzar(90 * day);
  const quiet = await simulate(1);
  expect(quiet.reconstruidos).toBe(0);
  expect(on(sumarDias(String((await o.stored(still)).data.vence), 1), quiet)?.nuevas).toBe(1);
});

it('a run waits until the projector has passed its mark, and no longer than it may', async () => {
  const { pool } = o.ports.reading;
  const at = '2027-01-01T10:00:00.000Z';
  await leaveMark(o.world.deps.store, 't', at);
  const waiting = { patienceMs: 20, pollMs: 5 };
  await expect(awaitMark(pool, { tenant: 't', at }, waiting)).rejects.toThrow(/has not passed/);
  const passing = awaitMark(pool, { tenant: 't', at }, { patienceMs: 5000, pollMs: 5 });
  await o.pass(at);
  await passing;
  await o.pass('2026-01-01T10:00:00.000Z');
  await awaitMark(pool, { tenant: 't', at }, waiting);
});
