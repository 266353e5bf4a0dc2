import { expect, it } from 'vitest';
import type { Operand, Predicate } from '../declare/predicate.ts';
import { newArgs } from './args.ts';
import { compilePredicate } from './compile.ts';
import { layoutsOf } from './layout.ts';
import { noRecord, operandSql, sideOf } from './sides.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import { readerOf } from './testing/context.ts';
import { toyProduct } from './testing/toy.ts';

const layouts = layoutsOf(toyProduct.modules);
const compilation = () => {
  const layout = layouts.get('proyecto');
  if (!layout) throw new Error('The toy product has no proyecto.');
  return compilationFor(tableRecord(layout, 'm'), readerOf(toyProduct), layouts, newArgs());
};
const nothing = { constant: undefined };
const field = (name: string): Operand => ({ field: name });

it.each<[string, Operand]>([
  ['the hours of what is no instant', { hours: field('inicio') }],
  ['the first of what are no days', { first: [field('nombre'), field('monto')] }],
  ['how far a text lies from a number', { apart: [field('nombre'), field('monto')] }],
  ['the part of a number a text is', { share: [field('monto'), field('nombre')] }],
  ['the days of a number', { days: field('monto'), working: false }],
])('%s is nothing at all', (_, operand) => {
  expect(sideOf(operand, compilation())).toEqual(nothing);
});

it('hours of what is already days are nothing either', () => {
  const hours: Operand = { hours: { days: field('inicio'), working: false } };
  expect(sideOf(hours, compilation())).toEqual(nothing);
});

it('a constant has no column, and asks no record', () => {
  expect(operandSql({ value: 5 }, compilation())).toEqual({ sql: 'null', family: 'opaque' });
  expect(noRecord.value()).toBeUndefined();
});

it('what is nothing is in no comparison', () => {
  const of: Predicate = { op: 'gt', left: { apart: [field('nombre'), field('monto')] }, right: { value: 1 } };
  const made = compilation();
  expect(compilePredicate(of, made)).toBe('false');
  expect(made.args.values).toEqual([]);
});
