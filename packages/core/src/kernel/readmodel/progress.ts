import type { SqlPool } from '../../ports/sql.ts';

/** How far the read model has come with one module of an institution. */
export interface Progress {
  readonly module: string;
  /** Newest change projected. */
  readonly until: string;
  /** Time between that change and its projection, in milliseconds. */
  readonly lagMs: number;
}

/** The change number of a module: it grows whenever the projector brings something of it. */
export const readChange = async (pool: SqlPool, tenant: string, module: string): Promise<number> => {
  const { rows } = await pool.query('select cambio from proyeccion where tenant = $1 and modulo = $2', [
    tenant,
    module,
  ]);
  return Number(rows[0]?.cambio ?? 0);
};

/** Tells how far the projector has come in an institution. */
export const readProgress = async (pool: SqlPool, tenant: string): Promise<readonly Progress[]> => {
  const { rows } = await pool.query(
    `select modulo, extract(epoch from hasta) * 1000 as hasta,
        extract(epoch from proyectado_en - hasta) * 1000 as demora
      from proyeccion where tenant = $1 and hasta is not null and modulo not like '~%' order by modulo`,
    [tenant],
  );
  return rows.map(({ modulo, hasta, demora }) => ({
    module: String(modulo),
    until: new Date(Number(hasta)).toISOString(),
    lagMs: Math.max(0, Math.round(Number(demora))),
  }));
};
