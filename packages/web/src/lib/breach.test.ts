import { expect, test } from 'vitest';
import { timeLeft } from './breach.ts';

const until = '2026-11-22T15:00:00.000Z';

test.each([
  ['2026-11-22T12:00:00.000Z', 'Quedan 3 h 0 min para la alerta temprana', 'warn'],
  ['2026-11-22T14:00:00.000Z', 'Quedan 1 h 0 min para la alerta temprana', 'warn'],
  ['2026-11-22T14:00:01.000Z', 'Quedan 59 min para la alerta temprana', 'bad'],
  ['2026-11-22T15:00:01.000Z', 'Alerta temprana vencida hace 1 min', 'bad'],
  ['2026-11-22T17:05:00.000Z', 'Alerta temprana vencida hace 2 h 5 min', 'bad'],
])('at %s', (now, text, tone) => {
  expect(timeLeft(until, Date.parse(now))).toEqual({ text, tone });
});
