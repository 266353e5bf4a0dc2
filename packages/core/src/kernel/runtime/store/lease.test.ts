import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { productoDeTaller } from '../../testing/taller/pack.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { withLease } from './lease.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(productoDeTaller);
});
afterAll(() => world.close());

const lease = <T>(name: string, now: number, job: () => Promise<T>) =>
  withLease(world.deps.store, name, { seconds: 60, now }, job);

describe('a job that must not run twice at once', () => {
  it('is refused while it runs, and free again afterwards', async () => {
    const answer = await lease('uno', 0, async () => {
      expect(await refusalOf(lease('uno', 59_000, async () => 'no'))).toMatchObject({
        kind: 'conflicto',
        code: 'OCUPADO',
      });
      return lease('otro', 0, async () => 'sí');
    });
    expect(answer).toBe('sí');
    expect(await lease('uno', 0, async () => 'otra vez')).toBe('otra vez');
  });

  it('is free again when the job fails', async () => {
    await expect(lease('dos', 0, () => Promise.reject(new Error('cayó')))).rejects.toThrow('cayó');
    expect(await lease('dos', 0, async () => 'bien')).toBe('bien');
  });

  it('is free again when its time ran out, and the late one does not end the lease of the next', async () => {
    await lease('tres', 0, () =>
      lease('tres', 61_000, async () => {
        const late = lease('tres', 200_000, async () => 'mientras');
        expect(await late).toBe('mientras');
      }),
    );
    let finish = () => {};
    const slow = lease('cuatro', 0, () => new Promise<void>((resolve) => (finish = resolve)));
    await expect
      .poll(() => refusalOf(lease('cuatro', 0, async () => 1)).then(({ code }) => code))
      .toBe('OCUPADO');
    await lease('cuatro', 61_000, async () => {
      finish();
      await slow;
      expect(await refusalOf(lease('cuatro', 62_000, async () => 2))).toMatchObject({ code: 'OCUPADO' });
    });
  });

  it('is found again by who held it when they were killed, and by nobody else', async () => {
    const held = (holder: string, job: () => Promise<string>) =>
      withLease(world.deps.store, 'seis', { seconds: 60, now: 0, holder }, job);
    await held('una', async () => {
      expect(await refusalOf(held('otra', async () => 'no'))).toMatchObject({ code: 'OCUPADO' });
      return held('una', async () => 'sigue');
    });
    expect(await held('otra', async () => 'ahora')).toBe('ahora');
  });

  it('runs once when many ask at the same moment', async () => {
    const job = () => new Promise<string>((resolve) => setImmediate(() => setImmediate(resolve, 'hecho')));
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => lease('cinco', 0, job)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    for (const one of outcomes)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'OCUPADO' });
  });

  it('says what went wrong when it was something else', async () => {
    world.engine.faults.inject({ operations: ['PutItem'], fault: 'Throttling', next: 1 });
    await expect(lease('seis', 0, async () => 1)).rejects.toMatchObject({ name: 'ThrottlingException' });
    world.engine.faults.inject({ operations: ['DeleteItem'], fault: 'Throttling', next: 1 });
    await expect(lease('siete', 0, async () => 1)).rejects.toMatchObject({ name: 'ThrottlingException' });
  });
});
