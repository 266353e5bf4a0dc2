import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type ScheduledEvent, startSchedule } from '../../scripts/local/runtime/schedule.ts';
import { schedules } from '../../stacks/async/schedules.ts';
import { scheduledEvent } from '../bundles/harness/events.ts';

const shapeOf = (event: object) =>
  Object.fromEntries(
    Object.entries(event).map(([name, value]) => [name, Array.isArray(value) ? 'list' : typeof value]),
  );

it.each(schedules)(
  'the embedded clock takes the expression of $name as Scheduler writes it',
  async (sheet) => {
    const heard: ScheduledEvent[] = [];
    const schedule = startSchedule({
      name: sheet.name,
      expression: sheet.expression,
      timeZone: 'America/Santiago',
      fn: {
        name: sheet.calls,
        handler: async (event) => void heard.push(event),
        timeoutMs: 1000,
      },
    });
    expect(schedule.next()?.getTime()).toBeGreaterThan(Date.now());
    await schedule.runNow();
    await schedule.stop();
    expect(heard.map(shapeOf)).toEqual([shapeOf(scheduledEvent)]);
    expect(heard[0]?.detail).toBe(scheduledEvent.detail);
  },
);

it('a call that fails is made again, with the same event', async () => {
  const heard: string[] = [];
  const schedule = startSchedule({
    name: 'prueba',
    expression: 'rate(1 day)',
    timeZone: 'America/Santiago',
    retryDelayMs: 1,
    fn: {
      name: 'prueba',
      timeoutMs: 1000,
      handler: async ({ id }) => {
        heard.push(id);
        await delay(1);
        if (heard.length < 3) throw new Error('todavía no');
      },
    },
  });
  await schedule.runNow();
  await schedule.stop();
  expect(new Set(heard).size).toBe(1);
  expect(heard).toHaveLength(3);
});
