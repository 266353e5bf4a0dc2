import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Schedule, type ScheduledEvent, type ScheduleOptions, startSchedule } from './schedule.ts';

const schedules: Schedule[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date('2026-03-11T15:00:00Z'));
});
afterEach(async () => {
  await Promise.all(schedules.splice(0).map((schedule) => schedule.stop()));
  vi.useRealTimers();
});

function start(
  expression: string,
  handler = async (_event: ScheduledEvent): Promise<void> => undefined,
  options: Partial<ScheduleOptions> = {},
) {
  const schedule = startSchedule({
    name: 'alertas',
    expression,
    timeZone: 'America/Santiago',
    fn: { name: 'alertas', handler, timeoutMs: 600_000 },
    retryDelayMs: 1,
    ...options,
  });
  schedules.push(schedule);
  return schedule;
}

describe('the next run', () => {
  // 2026-03-11 is a Wednesday; Santiago is at UTC-3 until April 5 and at UTC-4 after it.
  test.each([
    ['cron(0 8 ? * 2-6 *)', '2026-03-12T11:00:00.000Z'],
    ['cron(0 8 ? * MON *)', '2026-03-16T11:00:00.000Z'],
    ['cron(30 9 ? * 1 *)', '2026-03-15T12:30:00.000Z'],
    ['cron(0 3 1 * ? *)', '2026-04-01T06:00:00.000Z'],
    ['cron(0 3 1 5 ? *)', '2026-05-01T07:00:00.000Z'],
    ['cron(0/20 12 * * ? *)', '2026-03-11T15:20:00.000Z'],
    ['cron(0 6 L * ? *)', '2026-03-31T09:00:00.000Z'],
    ['cron(0 6 ? * 6#2 *)', '2026-03-13T09:00:00.000Z'],
    ['cron(0 0 1 1 ? 2030)', '2030-01-01T03:00:00.000Z'],
    ['rate(5 minutes)', '2026-03-11T15:05:00.000Z'],
    ['rate(1 hour)', '2026-03-11T16:00:00.000Z'],
    ['rate(30 days)', '2026-04-10T15:00:00.000Z'],
  ])('of %s in Santiago is %s', (expression, next) => {
    expect(start(expression).next()?.toISOString()).toBe(next);
  });

  test('of a year gone by never comes', () => {
    expect(start('cron(0 0 1 1 ? 2020)').next()).toBeNull();
  });
});

test.each([
  'cron(0 8 * * * *)',
  'cron(0 8 ? * ? *)',
  'cron(0 8 * * ?)',
  'cron(99 8 * * ? *)',
  'rate(0 minutes)',
  'rate(5)',
  'cada hora',
])('%s is refused', (expression) => {
  expect(() => start(expression)).toThrow();
});

test('runs come when due, with the event of EventBridge Scheduler', async () => {
  const events: ScheduledEvent[] = [];
  start('rate(5 minutes)', async (event) => void events.push(event));
  await vi.advanceTimersByTimeAsync(15 * 60_000);
  expect(events.map(({ time }) => time)).toEqual([
    '2026-03-11T15:05:00Z',
    '2026-03-11T15:10:00Z',
    '2026-03-11T15:15:00Z',
  ]);
  expect(events[0]).toMatchObject({
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    resources: ['arn:aws:scheduler:us-east-1:000000000000:schedule/default/alertas'],
    detail: '{}',
  });
});

test('a slow run is not overlapped by the next', async () => {
  let runs = 0;
  const slow = Promise.withResolvers<void>();
  start('rate(1 minute)', () => {
    runs += 1;
    return slow.promise;
  });
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(runs).toBe(1);
  slow.resolve();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs).toBe(2);
});

describe('run now', () => {
  test('runs at once and leaves the timetable as it was', async () => {
    let runs = 0;
    const schedule = start('cron(0 8 ? * 2-6 *)', async () => {
      runs += 1;
    });
    const next = schedule.next();
    await schedule.runNow();
    expect([runs, schedule.next()]).toEqual([1, next]);
  });

  test('joins a run under way', async () => {
    let runs = 0;
    const schedule = start('rate(1 day)', async () => {
      runs += 1;
    });
    await Promise.all([schedule.runNow(), schedule.runNow()]);
    expect(runs).toBe(1);
  });
});

describe('a failed run', () => {
  test('is retried with the same event', async () => {
    const ids: string[] = [];
    const schedule = start('rate(1 day)', async ({ id }) => {
      ids.push(id);
      if (ids.length < 3) throw new Error('ausente');
    });
    await schedule.runNow();
    expect([ids.length, new Set(ids).size]).toEqual([3, 1]);
  });

  test('that fails to the end is reported and rejects for whoever asked', async () => {
    const reported: unknown[] = [];
    const failing = () => Promise.reject(new Error('ausente'));
    const schedule = start('rate(1 hour)', failing, { onError: (error) => reported.push(error) });
    await expect(schedule.runNow()).rejects.toThrow('ausente');
    expect(reported).toHaveLength(3);
  });

  test('does not stop the schedule', async () => {
    let runs = 0;
    start(
      'rate(1 hour)',
      async () => {
        runs += 1;
        throw new Error('ausente');
      },
      { retries: 0 },
    );
    await vi.advanceTimersByTimeAsync(2 * 3_600_000);
    expect(runs).toBe(2);
  });
});

test('stopping waits for the run under way and starts no other', async () => {
  let runs = 0;
  const slow = Promise.withResolvers<void>();
  const schedule = start('rate(1 minute)', () => {
    runs += 1;
    return slow.promise;
  });
  await vi.advanceTimersByTimeAsync(61_000);
  let stopped = false;
  const stopping = schedule.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(300_000);
  expect([runs, stopped]).toEqual([1, false]);
  slow.resolve();
  await stopping;
  expect(runs).toBe(1);
});
