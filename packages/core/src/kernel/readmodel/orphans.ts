import type { SqlPool } from '../../ports/sql.ts';
import type { Product } from '../declare/product.ts';
import { type Layout, layoutsOf } from './layout.ts';

/** A living record that points at one that is not there. */
export interface Orphan {
  readonly tenant: string;
  readonly module: string;
  readonly id: string;
  readonly field: string;
  readonly target: string;
}

/** Orphans reported of one field; more of them have one cause. */
const mostPerField = 100;

const question = (from: Layout, column: string, isList: boolean, to: Layout): string => `
  select m.tenant, m.id, v.target from ${from.table} m
    cross join lateral ${isList ? `unnest(m.${column})` : `(values (m.${column}))`} as v(target)
  where m.eliminado_en is null and v.target is not null
    and not exists (select from ${to.table} t where t.tenant = m.tenant and t.id = v.target and t.eliminado_en is null)
  limit ${mostPerField}`;

/**
 * Looks for references that lead nowhere, in every institution: the write proves each reference, but a record may be
 * deleted at the very moment another comes to point at it.
 */
export const findOrphans = async (pool: SqlPool, product: Product): Promise<readonly Orphan[]> => {
  const layouts = layoutsOf(product.modules);
  const orphans: Orphan[] = [];
  for (const layout of layouts.values())
    for (const [field, { kind, module: target }] of Object.entries(layout.module.fields)) {
      const column = layout.column(field);
      const to = target === undefined ? undefined : layouts.get(target);
      if (!column || !to) continue;
      const { rows } = await pool.query(question(layout, column.name, kind === 'refs', to));
      for (const row of rows)
        orphans.push({
          tenant: String(row.tenant),
          module: layout.module.name,
          id: String(row.id),
          field,
          target: String(row.target),
        });
    }
  return orphans;
};
