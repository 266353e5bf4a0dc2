import { describe, expect, test } from 'vitest';
import { compilePattern, type EventPattern, InvalidPatternError } from './pattern.ts';

const event = {
  source: 'gore',
  'detail-type': 'ipr.priorizada',
  resources: ['a', 'b'],
  detail: {
    monto: 500,
    estado: 'abierta',
    cerrada: null,
    division: { id: 'dipir' },
    hijos: [{ n: 1 }, { n: 2 }],
  },
};

describe('an event matches', () => {
  test.each<[string, EventPattern]>([
    ['an exact value', { source: ['otro', 'gore'] }],
    ['null', { detail: { cerrada: [null] } }],
    [
      'nested fields, all of them',
      { source: ['gore'], detail: { estado: ['abierta'], division: { id: ['dipir'] } } },
    ],
    ['one element of a list', { resources: ['b'] }],
    ['one object of a list', { detail: { hijos: { n: [2] } } }],
    ['a prefix', { 'detail-type': [{ prefix: 'ipr.' }] }],
    ['anything but a value', { detail: { estado: [{ 'anything-but': 'cerrada' }] } }],
    ['anything but some values', { detail: { monto: [{ 'anything-but': [1, 2] }] } }],
    ['anything but a prefix', { detail: { estado: [{ 'anything-but': { prefix: 'cerr' } }] } }],
    ['a field that exists', { detail: { monto: [{ exists: true }] } }],
    ['a field that does not exist, however deep', { detail: { nada: { mas: [{ exists: false }] } } }],
    ['a range', { detail: { monto: [{ numeric: ['>', 100, '<=', 500] }] } }],
    ['one of several alternatives', { detail: { monto: [{ numeric: ['<', 0] }, 500] } }],
    ['the empty pattern', {}],
  ])('%s', (_what, pattern) => {
    expect(compilePattern(pattern)(event)).toBe(true);
  });
});

describe('an event does not match', () => {
  test.each<[string, EventPattern]>([
    ['another value', { source: ['otro'] }],
    ['a number given as text', { detail: { monto: ['500'] } }],
    ['when one field of several fails', { source: ['gore'], detail: { estado: ['cerrada'] } }],
    ['anything-but on a field that is absent', { detail: { nada: [{ 'anything-but': 'x' }] } }],
    ['a prefix of a number', { detail: { monto: [{ prefix: '5' }] } }],
    ['a branch as if it were a leaf', { detail: { division: [{ exists: true }] } }],
    ['out of range', { detail: { monto: [{ numeric: ['>', 500] }] } }],
    ['text by number', { detail: { estado: [{ numeric: ['>', 0] }] } }],
    ['a name every object inherits', { detail: { constructor: [{ exists: true }] } }],
  ])('%s', (_what, pattern) => {
    expect(compilePattern(pattern)(event)).toBe(false);
  });
});

test('filters a stream record by an attribute of its new image', () => {
  const audit = compilePattern({ dynamodb: { NewImage: { tipo: { S: ['auditoria'] } } } });
  expect(audit({ eventName: 'INSERT', dynamodb: { NewImage: { tipo: { S: 'auditoria' } } } })).toBe(true);
  expect(audit({ eventName: 'INSERT', dynamodb: { NewImage: { tipo: { S: 'registro' } } } })).toBe(false);
  expect(audit({ eventName: 'REMOVE', dynamodb: { OldImage: { tipo: { S: 'auditoria' } } } })).toBe(false);
});

test.each([
  ['an operator AWS does not know', { a: [{ contiene: 'x' }] }],
  ['an empty list', { a: [] }],
  ['a range without its number', { a: [{ numeric: ['>'] }] }],
  ['a comparison AWS does not know', { a: [{ numeric: ['!=', 1] }] }],
])('%s is refused when the rule is made', (_what, pattern) => {
  expect(() => compilePattern(pattern as EventPattern)).toThrow(InvalidPatternError);
});
