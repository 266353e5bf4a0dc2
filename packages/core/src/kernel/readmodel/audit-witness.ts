import type { SqlPool } from '../../ports/sql.ts';

/** A record's history, and the highest entry of it the read model saw. */
export interface SeenChain {
  readonly module: string;
  readonly id: string;
  readonly seen: number;
}

const asChain = ({ modulo, registro, seq }: Readonly<Record<string, unknown>>): SeenChain => ({
  module: String(modulo),
  id: String(registro),
  seen: Number(seq),
});

/** Institutions with a history. */
export const auditedTenants = async (pool: SqlPool): Promise<readonly string[]> => {
  const { rows } = await pool.query('select distinct tenant from auditoria order by tenant');
  return rows.map(({ tenant }) => String(tenant));
};

/** Every history of an institution. */
export const allChains = async (pool: SqlPool, tenant: string): Promise<readonly SeenChain[]> => {
  const { rows } = await pool.query(
    `select modulo, registro, max(seq) as seq from auditoria where tenant = $1
      group by modulo, registro order by modulo, registro`,
    [tenant],
  );
  return rows.map(asChain);
};

/** The history of one record, as the read model saw it; nothing when it saw none. */
export const chainSeen = async (
  pool: SqlPool,
  tenant: string,
  module: string,
  id: string,
): Promise<SeenChain | undefined> => {
  const { rows } = await pool.query(
    `select modulo, registro, max(seq) as seq from auditoria where tenant = $1 and modulo = $2 and registro = $3
      group by modulo, registro`,
    [tenant, module, id],
  );
  return rows.map(asChain)[0];
};

/** Histories that grew between two instants, the second left out. */
export const chainsTouched = async (
  pool: SqlPool,
  tenant: string,
  from: string,
  until: string,
): Promise<readonly SeenChain[]> => {
  const { rows } = await pool.query(
    `select a.modulo, a.registro, max(a.seq) as seq from auditoria a
      where a.tenant = $1 and (a.modulo, a.registro) in (
        select modulo, registro from auditoria where tenant = $1 and en >= $2 and en < $3)
      group by a.modulo, a.registro order by a.modulo, a.registro`,
    [tenant, from, until],
  );
  return rows.map(asChain);
};

/** Entries made between two instants, the second left out. */
export const entriesMade = async (
  pool: SqlPool,
  tenant: string,
  from: string,
  until: string,
): Promise<readonly { readonly module: string; readonly id: string; readonly seq: number }[]> => {
  const { rows } = await pool.query(
    `select modulo, registro, seq from auditoria where tenant = $1 and en >= $2 and en < $3
      order by en, modulo, registro, seq`,
    [tenant, from, until],
  );
  return rows.map(asChain).map(({ module, id, seen }) => ({ module, id, seq: seen }));
};

/** Day, in UTC, of the first entry of an institution. */
export const firstAuditDay = async (pool: SqlPool, tenant: string): Promise<string | undefined> => {
  const { rows } = await pool.query(
    `select to_char(min(en) at time zone 'UTC', 'YYYY-MM-DD') as dia from auditoria where tenant = $1`,
    [tenant],
  );
  return rows[0]?.dia ? String(rows[0].dia) : undefined;
};
