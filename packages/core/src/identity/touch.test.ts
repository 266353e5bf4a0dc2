import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits, type SessionBucket, WINDOW_MS } from './rate.ts';
import { ABSOLUTE_MS, IDLE_MS } from './session.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { actorOf } from './testing/actor.ts';
import { openTestTable, type TestTable } from './testing/efimero.ts';

const command = { bucket: 'comandos', activity: true } as const;
const poll = { bucket: 'sondeo', activity: false } as const;

let efimero: TestTable;
let sessions: Sessions;

beforeAll(async () => {
  efimero = await openTestTable();
  sessions = createSessions(efimero);
});
afterAll(() => efimero.close());

const open = async (lifetime?: number) => {
  const { secret } = await sessions.create({
    actor: actorOf('ana'),
    ip: '10.0.0.1',
    browser: 'vitest',
    ...(lifetime && { lifetime }),
  });
  return secret;
};
const after = (ms: number): void => {
  efimero.clock.at += ms;
};

describe('a session', () => {
  it('gives back the actor it was opened with', async () => {
    const touched = await sessions.touch(await open(), command);
    expect(touched?.session.actor).toEqual(actorOf('ana'));
  });

  it('is unknown under any other cookie', async () => {
    await open();
    for (const secret of ['', 'x', 'A'.repeat(43), 'A'.repeat(5000), '../../etc']) {
      expect(await sessions.touch(secret, command)).toBeUndefined();
    }
  });

  it('lives through half an hour of silence and not a millisecond more', async () => {
    const secret = await open();
    after(IDLE_MS);
    expect(await sessions.touch(secret, command)).toBeDefined();
    after(IDLE_MS + 1);
    expect(await sessions.touch(secret, command)).toBeUndefined();
  });

  it('is not kept alive by polling', async () => {
    const secret = await open();
    after(IDLE_MS / 2);
    expect(await sessions.touch(secret, poll)).toBeDefined();
    after(IDLE_MS / 2 + 1);
    expect(await sessions.touch(secret, poll)).toBeUndefined();
  });

  it('is kept alive by suggestions, which are typed by someone', async () => {
    const secret = await open();
    after(IDLE_MS / 2);
    await sessions.touch(secret, { bucket: 'sondeo', activity: true });
    after(IDLE_MS / 2 + 1);
    expect(await sessions.touch(secret, command)).toBeDefined();
  });

  it('ends after eight hours however busy it is', async () => {
    const secret = await open();
    for (let elapsed = 0; elapsed < ABSOLUTE_MS - IDLE_MS; elapsed += IDLE_MS) {
      after(IDLE_MS);
      expect(await sessions.touch(secret, command)).toBeDefined();
    }
    after(IDLE_MS);
    expect(await sessions.touch(secret, command)).toBeUndefined();
  });

  it('may be given a shorter life', async () => {
    const secret = await open(60_000);
    after(59_999);
    expect(await sessions.touch(secret, command)).toBeDefined();
    after(1);
    expect(await sessions.touch(secret, command)).toBeUndefined();
  });
});

describe('the rate of a session', () => {
  const bucketOf = (bucket: SessionBucket) => ({ bucket, activity: true });

  it('lets exactly 100 of 150 parallel commands pass', async () => {
    const secret = await open();
    const rates = await Promise.all(
      Array.from({ length: 150 }, async () => (await sessions.touch(secret, command))?.rate),
    );
    expect(rates.filter((rate) => rate?.allowed)).toHaveLength(100);
    expect(rates.map((rate) => rate?.remaining).sort((a = 0, b = 0) => b - a)[0]).toBe(99);
    expect(rates.every((rate) => rate?.limit === 100)).toBe(true);
  });

  it('keeps polling in a bucket of its own', async () => {
    const secret = await open();
    await Promise.all(Array.from({ length: 110 }, () => sessions.touch(secret, command)));
    expect((await sessions.touch(secret, command))?.rate.allowed).toBe(false);
    expect((await sessions.touch(secret, poll))?.rate).toMatchObject({ allowed: true, remaining: 1199 });
  });

  it('says when the next window begins', async () => {
    const secret = await open();
    const touched = await sessions.touch(secret, command);
    expect(touched?.rate.reset).toBe((Math.floor(efimero.clock.at / WINDOW_MS) + 1) * 60);
  });

  it('counts in the later window when the clock of this machine is behind', async () => {
    const secret = await open();
    after(WINDOW_MS);
    await sessions.touch(secret, command);
    after(-WINDOW_MS);
    expect((await sessions.touch(secret, command))?.rate.remaining).toBe(98);
  });

  it('is exact for any bursts, buckets and pauses', async () => {
    const burst = fc.record({
      pause: fc.integer({ min: 0, max: 2 * WINDOW_MS }),
      bucket: fc.constantFrom<SessionBucket>('comandos', 'sondeo'),
      size: fc.integer({ min: 1, max: 70 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(burst, { minLength: 1, maxLength: 5 }), async (bursts) => {
        const secret = await open();
        const sent = new Map<string, number>();
        for (const { pause, bucket, size } of bursts) {
          after(pause);
          const key = `${bucket}/${Math.floor(efimero.clock.at / WINDOW_MS)}`;
          const before = sent.get(key) ?? 0;
          sent.set(key, before + size);
          const rates = await Promise.all(
            Array.from({ length: size }, async () => (await sessions.touch(secret, bucketOf(bucket)))?.rate),
          );
          const left = Math.max(0, limits[bucket] - before);
          expect(rates.filter((rate) => rate?.allowed)).toHaveLength(Math.min(size, left));
        }
      }),
      { numRuns: 10 },
    );
  });
});
