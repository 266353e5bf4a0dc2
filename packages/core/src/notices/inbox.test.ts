import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewNotice } from './inbox.ts';
import { type Errands, openErrands } from './testing/encargos.ts';

let errands: Errands;
let people = 0;
beforeAll(async () => {
  errands = await openErrands();
});
afterAll(() => errands.world.close());

const now = '2026-07-15T16:00:00.000Z';
const somebody = () => {
  people += 1;
  return { tenant: 't', person: String(people).padStart(26, '0') };
};
const notice = (seq: number, more: Partial<NewNotice> = {}): NewNotice => ({
  event: { module: 'encargo', id: '01k0000000000000000000000x', seq },
  kind: 'asignado',
  verb: 'crear',
  actor: 'ana',
  at: new Date(Date.parse(now) + seq * 1000).toISOString(),
  importance: 'normal',
  ...more,
});
const filled = async (count: number) => {
  const who = somebody();
  for (let seq = 1; seq <= count; seq += 1)
    await errands.ports.inbox.deliver(who, notice(seq), undefined, now);
  return who;
};
const seqs = (notices: readonly { readonly event: { readonly seq: number } }[]) =>
  notices.map(({ event }) => event.seq);

describe('an inbox', () => {
  it('of nobody holds nothing', async () => {
    const who = somebody();
    expect(await errands.ports.inbox.summary(who)).toEqual({ n: 0, cambio: 0 });
    expect(await errands.ports.inbox.page(who, { unread: true, limit: 5 })).toEqual({ notices: [] });
  });

  it('counts each notice once though it comes many times at once and out of order', async () => {
    const who = somebody();
    const { inbox } = errands.ports;
    const order = [3, 1, 2, 2, 3, 1, 1];
    await Promise.all(order.map((seq) => inbox.deliver(who, notice(seq), undefined, now)));
    expect(await inbox.summary(who)).toMatchObject({ n: 3, cambio: 3, ultimo: now });
    expect(seqs((await inbox.page(who, { unread: false, limit: 9 })).notices)).toEqual([3, 2, 1]);
  });

  it('is read page after page, the unread ones alone too', async () => {
    const { inbox } = errands.ports;
    const who = await filled(7);
    const first = await inbox.page(who, { unread: false, limit: 3 });
    expect(seqs(first.notices)).toEqual([7, 6, 5]);
    const second = await inbox.page(who, { unread: false, limit: 3, from: String(first.next) });
    expect(seqs(second.notices)).toEqual([4, 3, 2]);
    const { notices } = await inbox.page(who, { unread: false, limit: 9 });
    await inbox.mark(
      who,
      notices.filter(({ event }) => event.seq % 2).map(({ id }) => id),
      true,
      now,
    );
    const unread = await inbox.page(who, { unread: true, limit: 2 });
    expect(seqs(unread.notices)).toEqual([6, 4]);
    expect(
      seqs((await inbox.page(who, { unread: true, limit: 2, from: String(unread.next) })).notices),
    ).toEqual([2]);
    expect(
      seqs(
        await inbox.get(
          who,
          notices.slice(0, 2).map(({ id }) => id),
        ),
      ),
    ).toEqual([7, 6]);
  });

  it('is marked as read and back, as often as one likes, and never counts wrong', async () => {
    const { inbox } = errands.ports;
    const who = await filled(30);
    const ids = (await inbox.page(who, { unread: true, limit: 50 })).notices.map(({ id }) => id);
    const some = ids.slice(0, 3);
    expect(await inbox.mark(who, some, true, now)).toEqual(some);
    expect(await inbox.mark(who, some, true, now)).toEqual([]);
    expect(await inbox.mark(who, [...ids, ...ids, 'nada'], true, now)).toHaveLength(27);
    expect(await inbox.summary(who)).toMatchObject({ n: 0 });
    expect(await inbox.mark(who, some, false, now)).toEqual(some);
    await Promise.all([inbox.mark(who, some, true, now), inbox.mark(who, some, true, now)]);
    expect(await inbox.summary(who)).toMatchObject({ n: 0 });
  });

  it('puts its count right where notices vanished, unless something came in meanwhile', async () => {
    const { inbox } = errands.ports;
    const who = await filled(2);
    const seen = await inbox.summary(who);
    await inbox.recount(who, seen, 1);
    expect(await inbox.summary(who)).toMatchObject({ n: 1, cambio: 3 });
    await inbox.recount(who, seen, 0);
    expect(await inbox.summary(who)).toMatchObject({ n: 1 });
  });

  it('of one institution is not that of another', async () => {
    const who = await filled(1);
    expect(await errands.ports.inbox.summary({ ...who, tenant: 'otra' })).toMatchObject({ n: 0 });
  });
});

describe('a mail that waits', () => {
  const due = '2026-07-17T12:00:00.000Z';
  const waiting = async () => {
    const who = somebody();
    for (const seq of [1, 2]) await errands.ports.inbox.deliver(who, notice(seq), { due, alone: false }, now);
    return { ...who, parcel: `ENV#${due}` };
  };
  const dueFor = async (person: string, by: string) =>
    (await errands.ports.parcels.due(by, 100)).filter((one) => one.person === person);

  it('is found when its hour has come, and however late', async () => {
    const key = await waiting();
    expect(await dueFor(key.person, '2026-07-17T11:59:59.999Z')).toEqual([]);
    expect(await dueFor(key.person, due)).toEqual([key]);
    expect(await dueFor(key.person, '2026-07-30T00:00:00.000Z')).toEqual([key]);
  });

  it('is taken by one of those who come at once, and by another when that one died', async () => {
    const { parcels } = errands.ports;
    const key = await waiting();
    const taken = await Promise.all([1, 2, 3].map(() => parcels.claim(key, due)));
    expect(taken.filter(Boolean)).toMatchObject([
      { attempts: 1, notices: [expect.any(String), expect.any(String)] },
    ]);
    expect(await parcels.claim(key, '2026-07-17T12:03:00.000Z')).toMatchObject({ attempts: 2 });
    await parcels.release(key);
    expect(await parcels.claim(key, '2026-07-17T12:03:01.000Z')).toMatchObject({ attempts: 3 });
  });

  it('is gone when it left, but for what came in meanwhile', async () => {
    const { inbox, parcels } = errands.ports;
    const key = await waiting();
    const taken = await parcels.claim(key, due);
    await inbox.deliver(key, notice(3), { due, alone: false }, now);
    await parcels.settle(key, taken?.notices ?? []);
    expect(await parcels.claim(key, due)).toMatchObject({
      attempts: 1,
      notices: [expect.stringContaining('~3')],
    });
    await parcels.settle(key, [`${notice(3).at}~encargo~01k0000000000000000000000x~3`]);
    expect(await parcels.claim(key, due)).toBeUndefined();
    expect(await dueFor(key.person, due)).toEqual([]);
    await expect(parcels.release(key)).resolves.toBeUndefined();
  });

  it('is looked for no more once it was given up', async () => {
    const { parcels } = errands.ports;
    const key = await waiting();
    await parcels.abandon(key);
    expect(await dueFor(key.person, due)).toEqual([]);
  });
});
