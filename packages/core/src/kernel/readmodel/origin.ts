import type { SqlPool } from '../../ports/sql.ts';

const name = 'origen';

/**
 * Whether the read model holds what another table says: it was filled from one, and the portal now works on another,
 * such as a restored one. A read model that never noted its origin is taken for one of this table.
 */
export const isOfAnother = async (owner: SqlPool, table: string): Promise<boolean> => {
  const { rows } = await owner.query('select huella from esquema_lectura where nombre = $1', [name]);
  return rows[0] !== undefined && rows[0].huella !== table;
};

/** Notes the table the read model is of, once it holds what that table says. */
export const noteOrigin = async (owner: SqlPool, table: string): Promise<void> => {
  await owner.query(
    `insert into esquema_lectura (nombre, huella, estado) values ($1, $2, 'listo')
      on conflict (nombre) do update set huella = excluded.huella, aplicado_en = now()
      where esquema_lectura.huella <> excluded.huella`,
    [name, table],
  );
};

/** Forgets the entries of another table: a rebuild leaves the newest alone, which may be newer than its reading. */
export const forgetAudit = async (owner: SqlPool): Promise<void> => {
  await owner.query('truncate auditoria');
};
