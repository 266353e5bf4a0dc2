import type { SqlPool } from '../../ports/sql.ts';
import type { Product } from '../declare/product.ts';
import type { StoredRecord } from '../runtime/stored.ts';
import { quote, tableName } from './names.ts';

const question = (module: string): string => `
  select s.at from unnest($1::text[], $2::text[], $3::bigint[]) with ordinality as s(tenant, id, version, at)
    left join ${quote(tableName(module))} m on m.tenant = s.tenant and m.id = s.id
  where m.version is null or m.version < s.version
    or (select count(*) from auditoria a where a.tenant = s.tenant and a.modulo = $4 and a.registro = s.id) < s.version`;

/**
 * Of these records, those whose copy in the read model is older than they are, or of whose history it lacks an entry.
 *
 * @param records of any modules; those of modules the product does not have are passed over.
 */
export const findBehind = async (
  pool: SqlPool,
  product: Product,
  records: readonly StoredRecord[],
): Promise<readonly StoredRecord[]> => {
  const behind: StoredRecord[] = [];
  for (const [module, own] of Map.groupBy(records, (record) => record.module)) {
    if (!product.find(module)) continue;
    const { rows } = await pool.query(question(module), [
      own.map(({ tenant }) => tenant),
      own.map(({ id }) => id),
      own.map(({ version }) => version),
      module,
    ]);
    const places = new Set(rows.map(({ at }) => Number(at)));
    behind.push(...own.filter((_, at) => places.has(at + 1)));
  }
  return behind;
};
