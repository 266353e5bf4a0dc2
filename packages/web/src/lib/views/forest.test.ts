import { expect, it } from 'vitest';
import { row } from '../testing/schema.ts';
import { type Branch, forestOf, totalsOf } from './forest.ts';

const rows = [
  row({ id: 'a', estado: 'NUEVA' }),
  row({ id: 'b', estado: 'CERRADA', superior: 'a' }),
  row({ id: 'c', estado: 'NUEVA', superior: 'b' }),
  row({ id: 'd', estado: 'NUEVA', superior: 'fuera' }),
];
const print = ({ row: { id }, parts }: Branch): string => `${id}(${parts.map(print).join(' ')})`;

it('hangs parts from their whole; what hangs from something elsewhere is a root', () => {
  expect(forestOf(rows, 'superior').map(print).join(' ')).toBe('a(b(c())) d()');
  expect(forestOf([], 'superior')).toEqual([]);
});

it('adds them up', () => {
  const totals = totalsOf(rows, { done: ['CERRADA'], isOverdue: ({ id }) => id === 'd' });
  expect(totals).toMatchObject({ all: 4, done: 1, overdue: 1 });
  expect(totals.states.get('NUEVA')).toBe(3);
});
