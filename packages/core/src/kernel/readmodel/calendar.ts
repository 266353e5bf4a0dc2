import type { SqlPool } from '../../ports/sql.ts';
import { EVERYTHING } from './changes.ts';
import { inTransaction } from './transaction.ts';

/** A day with its place in the running count of working days. */
export interface CalendarDay {
  readonly fecha: string;
  readonly ordinal: number;
}

/** Replaces the working days SQL counts with for an institution; to be called again when its extra days change. */
export const writeCalendar = (pool: SqlPool, tenant: string, days: readonly CalendarDay[]): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query('delete from calendario_habil where tenant = $1', [tenant]);
    await client.query(
      `insert into calendario_habil (tenant, fecha, ordinal)
        select $1, fecha, ordinal from unnest($2::date[], $3::integer[]) as dia(fecha, ordinal)`,
      [tenant, days.map(({ fecha }) => fecha), days.map(({ ordinal }) => ordinal)],
    );
    // Totals remembered under the old working days no longer hold.
    await client.query('update proyeccion set cambio = cambio + $2 where tenant = $1', [tenant, EVERYTHING]);
  });
