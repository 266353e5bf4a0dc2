import { beforeEach, describe, expect, it } from 'vitest';
import { Staging } from './staging.ts';
import { WriteQueue } from './write-queue.ts';

let disk: Map<string, unknown>;
let commits: number;
let failing: boolean;
let queue: WriteQueue;

const openStaging = () =>
  new Staging({ item: () => undefined, record: <T>(key: string) => disk.get(key) as T | undefined });

async function commit(staging: Staging): Promise<void> {
  commits += 1;
  await Promise.resolve();
  if (failing) throw new Error('disk full');
  for (const write of staging.recordWrites()) {
    if (write.type === 'put') disk.set(write.key, JSON.parse(write.value));
  }
}

beforeEach(() => {
  disk = new Map();
  commits = 0;
  failing = false;
  queue = new WriteQueue(openStaging, commit);
});

const increment = () =>
  queue.submit((staging) => {
    const next = (staging.record<number>('n') ?? 0) + 1;
    staging.setRecord('n', next);
    return next;
  });

describe('WriteQueue', () => {
  it('shows each job what the ones before it staged, and shares commits', async () => {
    const results = await Promise.all(Array.from({ length: 100 }, increment));
    expect(results).toEqual(results.map((_, position) => position + 1));
    expect(disk.get('n')).toBe(100);
    expect(commits).toBe(2);
  });

  it('drops all that a failed job staged, and only that', async () => {
    const failed = queue.submit((staging) => {
      staging.setRecord('n', 999);
      throw new Error('no');
    });
    const after = increment();
    await expect(failed).rejects.toThrow('no');
    expect(await after).toBe(1);
  });

  it('fails every job of a commit that failed, and goes on', async () => {
    failing = true;
    const outcomes = await Promise.allSettled([increment(), increment()]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    failing = false;
    expect(await increment()).toBe(1);
  });

  it('runs an exclusive task between commits', async () => {
    const order: string[] = [];
    const note = (what: string) => () => order.push(what);
    await Promise.all([
      increment().then(note('before')),
      queue.exclusive(async () => {
        order.push(`alone at ${disk.get('n')}`);
        await Promise.resolve();
        order.push(`still at ${disk.get('n')}`);
      }),
      increment().then(note('after')),
    ]);
    expect(order).toEqual(['before', 'alone at 1', 'still at 1', 'after']);
  });

  it('answers what an exclusive task throws and goes on', async () => {
    await expect(queue.exclusive(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await increment()).toBe(1);
  });

  it('is idle once nothing is waiting', async () => {
    void increment();
    void increment();
    await queue.idle();
    expect(disk.get('n')).toBe(2);
  });
});
