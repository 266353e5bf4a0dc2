import { alertStates } from '../declare/alert.ts';
import type { CatalogueRule } from '../declare/alert-catalogue.ts';
import type { AlertReading } from './alert-lines.ts';
import { newArgs } from './args.ts';
import type { ReadContext } from './context.ts';
import { requireSight } from './sight.ts';
import { tableRecord } from './sql-record.ts';

const nameOf = (code: string, module: string): string => `${code}/${module}`;

/** Reads the ids of the alerts of an institution that are not closed and that no rule raises any more. */
export const readLostAlerts = async (
  { pool, layouts, alerts }: AlertReading,
  context: ReadContext,
  rules: readonly CatalogueRule[],
): Promise<readonly string[]> => {
  const record = tableRecord(requireSight(layouts, alerts.name, context).layout, 'a');
  const args = newArgs();
  const of = (field: string) => record.column(field).sql;
  const known = rules.map(({ code, module }) => nameOf(code, module.name));
  const { rows } = await pool.query(
    `select a.id from ${record.table} a where a.tenant = ${args.add(context.tenant, 'text')}
      and a.eliminado_en is null and ${of('estado')} <> ${args.add(alertStates.closed, 'text')}
      and ${of('regla')} || '/' || ${of('modulo')} <> all (${args.add(known, 'text[]')})`,
    [...args.values],
  );
  return rows.map(({ id }) => String(id));
};
