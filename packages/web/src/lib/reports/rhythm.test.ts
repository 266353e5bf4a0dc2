import { expect, it } from 'vitest';
import { cronOf, type Rhythm } from './rhythm.ts';

const friday: Rhythm = { every: 'semana', at: '17:00', weekdays: [5], monthday: 1 };

it.each<readonly [Rhythm, string]>([
  [friday, '0 17 * * 5'],
  [{ ...friday, every: 'dia', at: '08:30' }, '30 8 * * *'],
  [{ ...friday, every: 'mes', monthday: 15 }, '0 17 15 * *'],
  [{ ...friday, weekdays: [7, 1] }, '0 17 * * 1,0'],
  [{ ...friday, weekdays: [] }, '0 17 * * 1'],
])('%j is «%s»', (rhythm, cron) => {
  expect(cronOf(rhythm)).toBe(cron);
});
