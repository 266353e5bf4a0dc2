import type { Product } from '@gore/core/kernel/declare/product.ts';
import { quote, tableName } from '@gore/core/kernel/readmodel/names.ts';
import { scanRecords } from '@gore/core/kernel/runtime/store/scan.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import type { Found } from './check.ts';

const countOf = async (pool: SqlPool, text: string, values: readonly unknown[] = []): Promise<number> => {
  const { rows } = await pool.query(`select count(*)::int as cuenta from ${text}`, [...values]);
  return Number(rows[0]?.cuenta);
};

/**
 * Whether a rebuilt read model has what the system of record has: every record, every entry of the audit, and the
 * features of every layer that is shown.
 */
export const checkReadModel = async (
  pool: SqlPool,
  store: Store,
  product: Product,
  { records, entries }: Pick<Found, 'records' | 'entries'>,
): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const { name } of product.modules) {
    const wanted = records[name] ?? 0;
    const found = await countOf(pool, `${quote(tableName(name))} where not lapida`);
    if (found !== wanted)
      faults.push(`${name}: el modelo de lectura tiene ${found} registros y son ${wanted}`);
  }
  const audited = await countOf(pool, 'auditoria');
  if (audited !== entries) faults.push(`auditoría: se buscan ${audited} entradas y son ${entries}`);
  for (const { name, layer } of product.modules) {
    if (!layer) continue;
    for await (const batch of scanRecords(store, name))
      for (const { tenant, id, codigo, estado, data } of batch) {
        if (!layer.shown.includes(estado) || data[layer.file] === undefined) continue;
        if (!(await countOf(pool, 'capa_elemento where tenant = $1 and capa = $2', [tenant, id])))
          faults.push(`capa ${codigo}: sus elementos no volvieron`);
      }
  }
  return faults;
};
