import type { Product } from '../declare/product.ts';
import { newArgs } from './args.ts';
import type { ReadContext } from './context.ts';
import { sightsOf } from './labels.ts';
import type { Reader } from './list.ts';
import { constant } from './names.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import { conditionsOf } from './where.ts';

/** Records of other modules that point at one. */
export interface Relation {
  readonly module: string;
  /** The field by which they point. */
  readonly by: string;
  readonly label: string;
  readonly count: number;
}

/** Counts, within reach, the living records that point at one; relations the actor does not see are left out. */
export const readRelated = async (
  { pool, layouts }: Reader,
  product: Product,
  context: ReadContext,
  key: { readonly module: string; readonly id: string },
): Promise<readonly Relation[]> => {
  const args = newArgs();
  const sights = sightsOf(layouts, context);
  const relations = product.relations(key.module).flatMap(({ module, by, label }) => {
    const sight = sights.get(module);
    return sight?.sees(by) ? [{ module, by, label, sight }] : [];
  });
  if (relations.length === 0) return [];
  const counts = relations.map(({ module, by, sight }) => {
    const record = tableRecord(sight.layout, 'm');
    const compilation = compilationFor(record, context, layouts, args);
    const selection = { filters: [{ field: by, any: [key.id] }] };
    const where = conditionsOf(sight, selection, compilation, sights);
    return `select ${constant(module)} as module, ${constant(by)} as by, count(*) as count
      from ${record.table} m where ${where.join(' and ')}`;
  });
  const { rows } = await pool.query(counts.join(' union all '), args.values);
  return relations.flatMap(({ module, by, label }) =>
    rows
      .filter((row) => row.module === module && row.by === by)
      .map(({ count }) => ({ module, by, label, count: Number(count) })),
  );
};
