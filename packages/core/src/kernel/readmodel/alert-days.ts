import type { SqlPool } from '../../ports/sql.ts';
import { type AlertLevel, causeOf } from '../declare/alert.ts';
import type { CatalogueRule } from '../declare/alert-catalogue.ts';
import type { Predicate } from '../declare/predicate.ts';
import { levelSql } from './alert-lines.ts';
import { newArgs } from './args.ts';
import type { ReadContext } from './context.ts';
import { sightsOf } from './labels.ts';
import type { Layout } from './layout.ts';
import { requireSight } from './sight.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import { conditionsOf } from './where.ts';

/** Records that changed since an instant: what they say now is not what they said then. */
export const changedSince = async (
  pool: SqlPool,
  { tenant, module, since }: { readonly tenant: string; readonly module: string; readonly since: string },
): Promise<readonly { readonly id: string; readonly entries: number }[]> => {
  const { rows } = await pool.query(
    `select registro, (select max(e.seq) from auditoria e
        where e.tenant = $1 and e.modulo = $2 and e.registro = c.registro) as entradas
      from (select registro, max(en) as ultima from auditoria
        where tenant = $1 and modulo = $2 and en >= $3::timestamptz group by registro) c
      order by ultima desc`,
    [tenant, module, since],
  );
  return rows.map(({ registro, entradas }) => ({ id: String(registro), entries: Number(entradas) }));
};

/** Ids of the records a rule finds at the instant of a context, by level; those named are left out. */
export const foundBy = async (
  { pool, layouts }: { readonly pool: SqlPool; readonly layouts: ReadonlyMap<string, Layout> },
  context: ReadContext,
  { code, module, rule }: CatalogueRule,
  without: readonly string[],
): Promise<ReadonlyMap<string, AlertLevel>> => {
  const sight = requireSight(layouts, module.name, context);
  const record = tableRecord(sight.layout, 'm');
  const compilation = compilationFor(record, context, layouts, newArgs());
  const others: Predicate = without.length
    ? { op: 'not', of: { op: 'in', left: { field: 'id' }, right: { value: without } } }
    : { op: 'and', of: [] };
  const where: Predicate = { op: 'and', of: [causeOf(code, rule), others] };
  const conditions = conditionsOf(sight, { where }, compilation, sightsOf(layouts, context));
  const { rows } = await pool.query(
    `select json_object_agg(m.id, ${levelSql({ code, rule }, compilation)}) as hallados
      from ${record.table} m where ${conditions.join(' and ')}`,
    [...compilation.args.values],
  );
  return new Map(Object.entries((rows[0]?.hallados ?? {}) as Readonly<Record<string, AlertLevel>>));
};
