import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Errands, openErrands } from './testing/encargos.ts';

let errands: Errands;
let admin: string;
beforeAll(async () => {
  errands = await openErrands();
  admin = await errands.person('Ana Soto', ['ADMIN_SISTEMA']);
});
afterAll(() => errands.world.close());
beforeEach(() => errands.world.clock.fijar('2026-07-15T16:00:00.000Z'));

const asAdmin = () => errands.by(admin, ['ADMIN_SISTEMA']);
const once = { attempt: 1, last: false };
const warned = async (quien: string, monto: number) => {
  const made = await errands.actions.create(asAdmin(), 'encargo', { titulo: `Por ${monto}`, quien, monto });
  return errands.event(await errands.actions.run(asAdmin(), made, 'avisar'), 'avisar');
};
const told = async (quien: string, montos: readonly number[]) => {
  const events = await Promise.all(montos.map((monto) => warned(quien, monto)));
  await Promise.all(events.map((event) => errands.deliver(event, once)));
  return events;
};
const inboxOf: Errands['inboxOf'] = (...asked) => errands.inboxOf(...asked);
const unreadOf = async (person: string) => (await errands.ports.inbox.summary({ tenant: 't', person })).n;

describe('what comes to somebody at once', () => {
  it('is one notice that counts it, the gravest first, and leads to the list', async () => {
    const luis = await errands.person('Luis', ['ENCARGADO']);
    const events = await told(luis, [1, 200, 2, 300, 3]);
    expect(await inboxOf(luis)).toMatchObject([
      {
        importancia: 'urgente',
        sobre: {
          modulo: 'encargo',
          tipo: 'Encargos',
          texto: '5 encargos nuevos: 3 urgentes y 2 que vencen',
          lista: 'mios',
        },
      },
    ]);
    expect(await unreadOf(luis)).toBe(1);
    // However often the events come again, in whatever order, they count once.
    await Promise.all([...events, ...events].reverse().map((event) => errands.deliver(event, once)));
    expect((await inboxOf(luis)).map(({ sobre }) => sobre?.texto)).toEqual([
      '5 encargos nuevos: 3 urgentes y 2 que vencen',
    ]);
    expect(await unreadOf(luis)).toBe(1);
  });

  it('is told by itself while it is alone, or comes later, or after what came was read', async () => {
    const eva = await errands.person('Eva', ['ENCARGADO']);
    await told(eva, [200]);
    expect((await inboxOf(eva)).map(({ sobre }) => [sobre?.texto, sobre?.lista])).toEqual([
      ['Vence «Por 200»', undefined],
    ]);
    errands.world.clock.avanzar(600_000);
    await told(eva, [1]);
    expect((await inboxOf(eva)).map(({ sobre }) => sobre?.texto)).toEqual([
      'Urge «Por 1»',
      'Vence «Por 200»',
    ]);
    const [newest] = await inboxOf(eva);
    const who = { tenant: 't', person: eva };
    await errands.ports.inbox.mark(who, [newest?.id ?? ''], true, errands.ports.now());
    errands.world.clock.avanzar(1000);
    await told(eva, [2]);
    expect((await inboxOf(eva)).map(({ sobre }) => sobre?.texto)).toEqual([
      'Urge «Por 2»',
      'Urge «Por 1»',
      'Vence «Por 200»',
    ]);
    expect(await unreadOf(eva)).toBe(2);
  });

  it('leaves in one mail at once and another for all that came after it', async () => {
    const sol = await errands.person('Sol', ['ENCARGADO']);
    errands.posted.length = 0;
    for (const monto of [1, 200, 300, 2, 400]) await told(sol, [monto]);
    expect(new Set(errands.posted.map(({ parcel }) => parcel)).size).toBe(1);
    const later = '2026-07-15T16:20:00.000Z';
    const due = (await errands.ports.parcels.due(later, 100)).filter(({ person }) => person === sol);
    expect(due.map(({ parcel }) => parcel)).toEqual([
      errands.posted[0]?.parcel,
      'ENV#2026-07-15T16:10:00.000Z',
    ]);
    const [, second] = due;
    const claimed = second && (await errands.ports.parcels.claim(second, later));
    expect(claimed?.notices).toHaveLength(1);
  });
});
