import type { AnyModule } from '../declare/module.ts';
import type { Product } from '../declare/product.ts';
import { carries } from '../declare/subject.ts';
import { tellersOf } from '../declare/tellers.ts';
import { newArgs } from './args.ts';
import type { ReadContext } from './context.ts';
import { sightsOf } from './labels.ts';
import type { Reader } from './list.ts';
import { constant } from './names.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import { conditionsOf } from './where.ts';

/** Most alerts one answer names. */
const most = 300;

interface Part {
  readonly module: AnyModule;
  /** The field by which it is part of something. */
  readonly own: string;
  /** The way to the whole: that field, or one over what it is part of. */
  readonly by: string;
}

const direct = (product: Product, whole: AnyModule): readonly Part[] =>
  tellersOf(product.modules, whole).flatMap(({ module, by, of }) => {
    const part = of === undefined ? product.find(module) : undefined;
    return part ? [{ module: part, own: by, by }] : [];
  });

/** What belongs to the records of a module by a field of its own, and what belongs to that and by no field to the whole. */
const partsOf = (product: Product, whole: AnyModule): readonly Part[] => {
  const near = direct(product, whole);
  const known = new Set([whole, ...near.map(({ module }) => module)]);
  const far = near.flatMap((part) =>
    direct(product, part.module)
      .filter(({ module }) => !known.has(module))
      .map(({ module, own }) => ({ module, own, by: `${own}.${part.by}` })),
  );
  return [...near, ...far].filter(({ module }) => carries(module, 'alerts'));
};

/** Ids of the alerts about what belongs to a record, as far as the actor reaches it; those that go on first. */
export const readPartAlerts = async (
  { pool, layouts }: Pick<Reader, 'pool' | 'layouts'>,
  product: Product,
  context: ReadContext,
  about: { readonly module: string; readonly id: string },
): Promise<readonly string[]> => {
  const sights = sightsOf(layouts, context);
  const { module: kept } = product.alerts;
  const alerts = kept && sights.get(kept.name);
  const whole = product.find(about.module);
  if (!alerts || !whole) return [];
  const args = newArgs();
  const records = partsOf(product, whole).flatMap(({ module, own, by }) => {
    const sight = sights.get(module.name);
    if (!sight?.sees(own)) return [];
    const record = tableRecord(sight.layout, 'm');
    const compilation = compilationFor(record, context, layouts, args);
    const where = conditionsOf(sight, { filters: [{ field: by, any: [about.id] }] }, compilation, sights);
    return [
      `select ${constant(module.name)} as modulo, m.id as registro from ${record.table} m where ${where.join(' and ')}`,
    ];
  });
  if (!records.length) return [];
  const alert = tableRecord(alerts.layout, 'a');
  const of = (field: string) => alert.column(field).sql;
  const { rows } = await pool.query(
    `select a.id from (${records.join(' union ')}) r
      join ${alert.table} a on ${of('modulo')} = r.modulo and ${of('sobre')} = r.registro
      where a.tenant = ${args.add(context.tenant, 'text')} and a.eliminado_en is null
      order by ${of('cerradaEn')} desc nulls first, a.id limit ${args.add(most, 'integer')}`,
    [...args.values],
  );
  return rows.map(({ id }) => String(id));
};
