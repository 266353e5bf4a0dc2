import { expect, it } from 'vitest';
import { spreadOf } from './percentiles.ts';

it('answers times that were measured, by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(spreadOf(hundred)).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 });
});

it('takes the only time for all of them', () => {
  expect(spreadOf([7.26])).toEqual({ p50: 7.3, p95: 7.3, p99: 7.3, max: 7.3 });
});

it('sorts by number, not by text', () => {
  expect(spreadOf([9, 10, 100]).max).toBe(100);
});

it('says nothing of nothing', () => {
  expect(spreadOf([])).toEqual({ p50: 0, p95: 0, p99: 0, max: 0 });
});
