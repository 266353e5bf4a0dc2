import { describe, expect, test } from 'vitest';
import {
  compareValues,
  type Evaluation,
  evaluate,
  isAbsent,
  isInstant,
  localDate,
  predicateFields,
  resolveOperand,
} from './evaluate.ts';
import { type Operand, queryFor } from './predicate.ts';

interface Obra {
  readonly id: string;
  readonly nombre: string;
  readonly monto?: number;
  readonly pagado?: number;
  readonly urgente?: boolean;
  readonly inicio?: string;
  readonly termino?: string;
  readonly visita?: string;
  readonly comunas?: readonly string[];
}

const q = queryFor<Obra>();
const days = (since: string): number =>
  Math.round((Date.parse('2024-09-10') - Date.parse(since.slice(0, 10))) / 86_400_000);
const clock = {
  now: '2024-09-10T15:00:00.000Z',
  today: '2024-09-10',
  days,
  workingDays: (since: string) => days(since) - 2,
  addWorkingDays: (from: string) => from,
};

const about = (values: Partial<Obra>, more: Partial<Evaluation> = {}): Evaluation => ({
  value: (field) => (values as Readonly<Record<string, unknown>>)[field],
  actor: { id: 'yo', roles: [], units: ['d1'], subtree: ['d1', 'd2'] },
  param: (name) => (name === 'umbral' ? 5 : undefined),
  clock,
  ...more,
});

describe('what is empty', () => {
  test.each([undefined, null, '', []])('%j is', (value) => {
    expect(isAbsent(value)).toBe(true);
  });
  test.each([0, false, ' ', ['a'], {}])('%j is not', (value) => {
    expect(isAbsent(value)).toBe(false);
  });

  test('a comparison with it is false and its negation true', () => {
    const big = q.gt('monto', 10);
    expect(evaluate(big, about({}))).toBe(false);
    expect(evaluate(q.not(big), about({}))).toBe(true);
    expect(evaluate(q.empty('monto'), about({}))).toBe(true);
    expect(evaluate(q.lte('monto', q.param('sin definir')), about({ monto: 1 }))).toBe(false);
  });
});

describe('an instant', () => {
  test.each(['2024-09-10T15:00Z', '2024-09-10T15:00:01Z', '2024-09-10T15:00:01.5-03:00'])('%s is', (text) => {
    expect(isInstant(text)).toBe(true);
  });
  test.each([
    '2024-09-10',
    '2024-09-10T15:00',
    '2024-09-10T15:00:01Z!',
    'x2024-09-10T15:00Z',
    '2024-13-10T15:00Z',
  ])('%s is not', (text) => {
    expect(isInstant(text)).toBe(false);
  });
});

describe('comparisons', () => {
  test('days count from a field to today, or to nothing from what is no date', () => {
    expect(evaluate(q.gt(q.days('termino'), q.param('umbral')), about({ termino: '2024-09-04' }))).toBe(true);
    expect(evaluate(q.gt(q.workingDays('termino'), 5), about({ termino: '2024-09-04' }))).toBe(false);
    expect(evaluate(q.gt(q.days('nombre'), -1000), about({ nombre: 'mañana' }))).toBe(false);
  });

  test('a date meets an instant as its local date', () => {
    expect(localDate('2024-09-08T10:00:00Z', clock)).toBe('2024-09-08');
    expect(evaluate(q.eq('visita', q.today), about({ visita: '2024-09-10T23:00:00Z' }))).toBe(true);
    expect(evaluate(q.lt('termino', q.now), about({ termino: '2024-09-10' }))).toBe(false);
  });

  test('instants compare as moments, whatever their zone', () => {
    expect(compareValues('2024-09-10T12:00:00-03:00', '2024-09-10T15:00:00.000Z', clock)).toBe(0);
  });

  test('texts compare by character, beyond the first plane too', () => {
    expect(compareValues('\u{1F600}', '\uFFFD', clock)).toBeGreaterThan(0);
    expect(compareValues('Z', 'a', clock)).toBeLessThan(0);
    expect(compareValues('ab', 'abc', clock)).toBeLessThan(0);
  });

  test('values of different kinds never compare', () => {
    expect(compareValues('1', 1, clock)).toBeUndefined();
    expect(compareValues({ lon: 1 }, { lon: 1 }, clock)).toBeUndefined();
  });
});

describe('terms', () => {
  const resolved = (term: { readonly operand: Operand }, values: Partial<Obra>) =>
    resolveOperand(term.operand, about(values));

  test('days to come count backwards from those gone by', () => {
    expect(resolved(q.daysTo('termino'), { termino: '2024-09-14' })).toBe(4);
    expect(resolved(q.days('termino'), { termino: '2024-09-14' })).toBe(-4);
    expect(resolved(q.daysTo('termino'), {})).toBeUndefined();
  });

  test('days count from the first of two dates that is there, as its local date', () => {
    const since = q.daysSinceFirst('inicio', 'visita');
    expect(resolved(since, { inicio: '2024-09-04', visita: '2024-09-09' })).toBe(6);
    expect(resolved(since, { visita: '2024-09-08T10:00:00Z' })).toBe(2);
    expect(resolved(since, {})).toBeUndefined();
  });

  test('hours to come are whole ones, the one begun included; a date has none', () => {
    const left = q.hoursTo('visita');
    expect(resolved(left, { visita: '2024-09-10T17:30:00Z' })).toBe(3);
    expect(resolved(left, { visita: '2024-09-10T15:00:00.000Z' })).toBe(0);
    expect(resolved(left, { visita: '2024-09-10' })).toBeUndefined();
    expect(resolved(left, {})).toBeUndefined();
  });

  test('two numbers lie as far apart whichever is greater; without one of them, nowhere', () => {
    const apart = q.apart('monto', 'pagado');
    expect(resolved(apart, { monto: 10, pagado: 4 })).toBe(6);
    expect(resolved(apart, { monto: 4, pagado: 10 })).toBe(6);
    expect(resolved(apart, { monto: 4 })).toBeUndefined();
    expect(resolved(apart, { pagado: 4 })).toBeUndefined();
  });

  test('a share is in percent, and there is none of zero', () => {
    const share = q.share('pagado', 'monto');
    expect(resolved(share, { pagado: 1, monto: 4 })).toBe(25);
    expect(resolved(share, { pagado: 1, monto: 0 })).toBeUndefined();
    expect(resolved(share, { pagado: 1 })).toBeUndefined();
  });
});

describe('conditions together', () => {
  const dear = q.gt('monto', 10);
  const urgent = q.eq('urgente', true);

  test.each([
    [{ monto: 11, urgente: true }, true, true],
    [{ monto: 11, urgente: false }, false, true],
    [{ monto: 1, urgente: false }, false, false],
  ])('%j: all %s, any %s', (values, all, any) => {
    expect(evaluate(q.and(dear, urgent), about(values))).toBe(all);
    expect(evaluate(q.or(dear, urgent), about(values))).toBe(any);
  });

  test('false comes before true, and neither compares with a number', () => {
    expect(compareValues(false, true, clock)).toBeLessThan(0);
    expect(compareValues(true, false, clock)).toBeGreaterThan(0);
    expect(compareValues(true, 1, clock)).toBeUndefined();
    expect(compareValues(1, '1', clock)).toBeUndefined();
    expect(compareValues(1, undefined, clock)).toBeUndefined();
  });
});

describe('lists', () => {
  test('has asks whether two lists meet, in whether a value stands in one', () => {
    expect(evaluate(q.has('comunas', ['b', 'c']), about({ comunas: ['a', 'b'] }))).toBe(true);
    expect(evaluate(q.has('comunas', []), about({ comunas: ['a'] }))).toBe(false);
    expect(evaluate(q.in('nombre', q.actor('subtree')), about({ nombre: 'd2' }))).toBe(true);
    expect(evaluate(q.in('nombre', q.actor('units')), about({ nombre: 'd2' }))).toBe(false);
  });

  test('a list is not in a list, and a value has nothing', () => {
    const listed = { op: 'in', left: { field: 'comunas' }, right: { value: ['a'] } } as const;
    expect(evaluate(listed, about({ comunas: ['a'] }))).toBe(false);
    expect(evaluate({ ...listed, op: 'has', left: { field: 'nombre' } }, about({ nombre: 'a' }))).toBe(false);
  });
});

test('a condition on the record above is false without one, its own negation aside', () => {
  const above = { op: 'parent', by: 'nombre', module: 'x', where: q.not(q.eq('monto', 1)) } as const;
  const parent = { value: () => 2, related: () => undefined };
  expect(evaluate(above, about({}, { related: () => parent }))).toBe(true);
  expect(evaluate(above, about({}))).toBe(false);
  expect(evaluate(q.not(above), about({}))).toBe(true);
});

test('a predicate names the fields of its own record', () => {
  const predicate = q.and(
    q.not(q.empty('comunas')),
    q.or(q.lt(q.days('termino'), 3), q.eq('id', q.actor('id'))),
    { op: 'parent', by: 'nombre', module: 'x', where: q.eq('monto', 1) },
  );
  expect(predicateFields(predicate)).toEqual(['comunas', 'termino', 'id', 'nombre']);
});
