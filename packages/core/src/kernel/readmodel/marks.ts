import { setTimeout as delay } from 'node:timers/promises';
import type { SqlPool } from '../../ports/sql.ts';

/** A mark the product wrote at an instant, to learn when the projector has passed it. */
export interface Mark {
  readonly tenant: string;
  readonly at: string;
}

/** Stands in the progress of an institution for what is no module. */
const MARK = '~marca';

/** Notes the marks of a batch, after everything else it brings. */
export const projectMarks = async (pool: SqlPool, marks: readonly Mark[]): Promise<void> => {
  if (!marks.length) return;
  await pool.query(
    `insert into proyeccion as p (tenant, modulo, cambio, hasta, proyectado_en)
      select tenant, $3::text, 0, max(hasta), clock_timestamp()
      from unnest($1::text[], $2::timestamptz[]) as r(tenant, hasta) group by tenant
      on conflict (tenant, modulo) do update set hasta = greatest(p.hasta, excluded.hasta),
        proyectado_en = excluded.proyectado_en`,
    [marks.map(({ tenant }) => tenant), marks.map(({ at }) => at), MARK],
  );
};

const hasPassed = async (pool: SqlPool, { tenant, at }: Mark): Promise<boolean> => {
  const { rows } = await pool.query(
    'select 1 from proyeccion where tenant = $1 and modulo = $2 and hasta >= $3::timestamptz',
    [tenant, MARK, at],
  );
  return rows.length > 0;
};

/**
 * Waits until the projector has passed a mark.
 *
 * @throws Error when it has not within `patienceMs`.
 */
export const awaitMark = async (
  pool: SqlPool,
  mark: Mark,
  { patienceMs, pollMs }: { readonly patienceMs: number; readonly pollMs: number },
): Promise<void> => {
  const until = performance.now() + patienceMs;
  while (!(await hasPassed(pool, mark))) {
    if (performance.now() > until) throw new Error('The projector has not passed the mark in time');
    await delay(pollMs);
  }
};
