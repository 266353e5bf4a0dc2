import { setTimeout as delay } from 'node:timers/promises';
import type { SqlPool } from '../../ports/sql.ts';

/** A version somebody has written and expects to see. */
export interface WrittenVersion {
  readonly module: string;
  readonly id: string;
  readonly version: number;
}

const PATIENCE_MS = 500;
const POLL_MS = 15;

const missing = async (
  pool: SqlPool,
  tenant: string,
  keys: readonly WrittenVersion[],
): Promise<readonly WrittenVersion[]> => {
  const { rows } = await pool.query(
    `select modulo, id, version from buscable where tenant = $1 and id = any($2::text[])`,
    [tenant, keys.map(({ id }) => id)],
  );
  const projected = new Map(rows.map(({ modulo, id, version }) => [`${modulo}/${id}`, Number(version)]));
  return keys.filter(({ module, id, version }) => (projected.get(`${module}/${id}`) ?? 0) < version);
};

/**
 * Waits, half a second at the most, until the read model has caught up with what somebody wrote.
 *
 * @returns the versions still missing; none means a list may be read as it is.
 */
export const awaitVersions = async (
  pool: SqlPool,
  tenant: string,
  keys: readonly WrittenVersion[],
): Promise<readonly WrittenVersion[]> => {
  const until = performance.now() + PATIENCE_MS;
  let left = keys;
  while (left.length) {
    left = await missing(pool, tenant, left);
    if (left.length === 0 || performance.now() + POLL_MS > until) return left;
    await delay(POLL_MS);
  }
  return left;
};
