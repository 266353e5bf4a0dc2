import { expect, it } from 'vitest';
import { always, type Predicate } from '../../declare/predicate.ts';
import { productoDeTaller } from '../../testing/taller/pack.ts';
import { accessOver } from './access.ts';
import { withoutBlocked } from './blocked.ts';

const access = accessOver(productoDeTaller)({ roles: ['JEFE'] });

it('leaves access as it is while nothing is blocked', () => {
  expect(withoutBlocked(access, new Map())).toBe(access);
});

it('narrows every scope of the module, and those that follow from it, and no other', () => {
  const narrowed = withoutBlocked(access, new Map([['proyecto', new Set(['p1', 'p2'])]]));
  const free: Predicate = {
    op: 'not',
    of: { op: 'in', left: { field: 'id' }, right: { value: ['p1', 'p2'] } },
  };
  const whole = access.scope('proyecto', 'leer');
  expect(narrowed.scope('proyecto', 'leer')).toEqual({ op: 'and', of: [whole, free] });
  expect(narrowed.scope('pago', 'leer')).toMatchObject({
    op: 'parent',
    where: { op: 'and', of: [whole, free] },
  });
  expect(narrowed.scope('usuario', 'leer')).toEqual(always);
  expect(narrowed.may('proyecto', 'leer')).toBe(true);
});

it('looks for what follows from the record inside every word', () => {
  const above: Predicate = { op: 'parent', by: 'proyecto', module: 'proyecto', where: always };
  const scope: Predicate = {
    op: 'or',
    of: [
      { op: 'not', of: above },
      { op: 'empty', of: { field: 'x' } },
    ],
  };
  const narrowed = withoutBlocked(
    { ...access, scope: () => scope },
    new Map([['proyecto', new Set(['p1'])]]),
  );
  expect(JSON.stringify(narrowed.scope('pago', 'leer'))).toContain('"p1"');
});
