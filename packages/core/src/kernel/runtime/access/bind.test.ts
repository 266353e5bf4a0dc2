import { expect, it } from 'vitest';
import { never, queryFor } from '../../declare/predicate.ts';
import { bindTo } from './bind.ts';

interface Row {
  readonly dueno: string;
  readonly unidad: string;
  readonly desde: string;
}

const q = queryFor<Row>();
const tito = { id: 'tito', roles: ['JEFE'], units: ['sur'], subtree: [] };

it('writes a person into every place that asks for whoever acts', () => {
  const asked = q.and(
    q.eq('dueno', q.actor('id')),
    q.not(q.or(q.in('unidad', q.actor('units')), q.in('unidad', q.actor('roles')), q.empty('dueno'))),
    q.gt(q.days('desde'), 3),
    { op: 'parent', by: 'unidad', module: 'division', where: q.eq('dueno', q.actor('id')) },
  );
  const bound = bindTo(asked, tito);
  expect(JSON.stringify(bound)).not.toContain('actor');
  expect(bound).toEqual(
    q.and(
      q.eq('dueno', 'tito'),
      q.not(q.or(q.in('unidad', ['sur']), q.in('unidad', ['JEFE']), q.empty('dueno'))),
      q.gt(q.days('desde'), 3),
      { op: 'parent', by: 'unidad', module: 'division', where: q.eq('dueno', 'tito') },
    ),
  );
});

it('reaches nothing by units of which there are none', () => {
  expect(bindTo(q.in('unidad', q.actor('subtree')), tito)).toEqual(never);
});
