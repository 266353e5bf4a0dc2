import type { SqlPool } from '../../ports/sql.ts';
import type { AuditEntry } from '../runtime/audit/chain.ts';
import { auditWrites } from './audit-table.ts';
import { runInTurn } from './statements.ts';
import { inTransaction } from './transaction.ts';

/**
 * Makes the audit that can be searched equal to that of the system of record: adds what is missing, corrects what is
 * different, and takes out what no entry stands behind.
 *
 * @param owner pool with the rights of the schema's owner.
 * @param entries every entry of every institution, in batches.
 * @returns how many entries there are.
 */
export const rebuildAudit = async (
  owner: SqlPool,
  entries: AsyncIterable<readonly AuditEntry[]>,
): Promise<number> => {
  const longest = new Map<string, number>();
  let count = 0;
  for await (const batch of entries) {
    count += batch.length;
    for (const { tenant, module, id, seq } of batch) {
      const chain = JSON.stringify([tenant, module, id]);
      longest.set(chain, Math.max(seq, longest.get(chain) ?? 0));
    }
    await inTransaction(owner, (client) => runInTurn(client, auditWrites(batch, true)));
  }
  const chains = [...longest].map(([key, seq]) => [...(JSON.parse(key) as readonly string[]), String(seq)]);
  const column = (at: number) => chains.map((chain) => chain[at]);
  // A line beyond the longest entry read may be newer than the reading: only those older than an hour are nobody's.
  await owner.query(
    `delete from auditoria a where a.en < now() - interval '1 hour' and not exists (
      select from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as c(tenant, modulo, registro, seq)
      where c.tenant = a.tenant and c.modulo = a.modulo and c.registro = a.registro and c.seq >= a.seq)`,
    [column(0), column(1), column(2), column(3)],
  );
  return count;
};
