import type { SqlPool } from '../../ports/sql.ts';
import { esFecha } from '../declare/valores/fecha.ts';
import { type Args, newArgs } from './args.ts';
import { join } from './compilation.ts';
import type { ReadContext } from './context.ts';
import { sightsOf } from './labels.ts';
import type { Layout } from './layout.ts';
import { afterPosition, pageOf, positionColumns, positionOrder } from './position.ts';
import { QueryRefusal } from './refusal.ts';
import { type SearchReach, withinReach } from './search-reach.ts';

/** Names one entry of the audit. */
export interface EntryKey {
  readonly module: string;
  readonly id: string;
  readonly seq: number;
}

/** What is asked of the audit; all of it has to hold. */
export interface AuditRequest {
  readonly actor?: string;
  readonly verb?: string;
  readonly module?: string;
  readonly record?: string;
  readonly field?: string;
  /** First and last day, in the zone of the institution. */
  readonly from?: string;
  readonly to?: string;
  readonly ip?: string;
  readonly batch?: string;
  readonly cursor?: string;
  /** Entries of a page, 50 unless said and 100 at the most. */
  readonly limit?: number;
}

/** A page of the audit, newest first: which entries, to be read where they are kept. */
export interface AuditPage {
  readonly keys: readonly EntryKey[];
  readonly next: string | null;
  readonly total: number;
  readonly totalExact: boolean;
}

const COUNTED = 10_000;
const DEFAULT_LIMIT = 50;
const GREATEST_LIMIT = 100;

const day = (value: string, name: string, args: Args): string => {
  if (!esFecha(value)) throw new QueryRefusal('Escriba la fecha como 2026-03-15.', name);
  return args.add(value, 'date');
};

/** The actor sees the field in the module. */
const seesField = (context: ReadContext, module: string, field: string): boolean =>
  context.access(module)?.readable.has(field) ?? true;

const fieldCondition = (
  layouts: ReadonlyMap<string, Layout>,
  context: ReadContext,
  field: string,
  args: Args,
): string => {
  const hiding = [...layouts.keys()].filter(
    (name) => layouts.get(name)?.column(field) && !seesField(context, name, field),
  );
  const names = `a.campos @> array[${args.add(field, 'text')}]`;
  return hiding.length ? `${names} and not a.modulo = any(${args.add(hiding, 'text[]')})` : names;
};

const asked = (
  layouts: ReadonlyMap<string, Layout>,
  context: ReadContext,
  { actor, verb, module, record, field, from, to, ip, batch }: AuditRequest,
  args: Args,
): readonly string[] => {
  const zone = () => args.add(context.clock.zone, 'text');
  const equal = (column: string, value: string | undefined) =>
    value ? [`a.${column} = ${args.add(value, 'text')}`] : [];
  return [
    ...equal('actor', actor),
    ...equal('verbo', verb),
    ...equal('modulo', module),
    ...equal('registro', record),
    ...equal('ip', ip),
    ...equal('lote', batch),
    ...(field ? [fieldCondition(layouts, context, field, args)] : []),
    ...(from ? [`a.en >= ${day(from, 'desde', args)}::timestamp at time zone ${zone()}`] : []),
    ...(to ? [`a.en < (${day(to, 'hasta', args)} + 1)::timestamp at time zone ${zone()}`] : []),
  ];
};

const readLimit = (limit = DEFAULT_LIMIT): number => {
  if (Number.isInteger(limit) && limit >= 1 && limit <= GREATEST_LIMIT) return limit;
  throw new QueryRefusal(`Pida entre 1 y ${GREATEST_LIMIT} entradas por página.`, 'limite');
};

/**
 * Finds entries of the audit.
 *
 * @param everything the actor may review the whole audit; otherwise only entries of records they may read are found.
 * @throws QueryRefusal for a date, page or limit that is none.
 */
export const readAudit = async (
  { pool, layouts }: { readonly pool: SqlPool; readonly layouts: ReadonlyMap<string, Layout> },
  context: ReadContext,
  request: AuditRequest,
  everything: boolean,
): Promise<AuditPage> => {
  const limit = readLimit(request.limit);
  const reachOf = (args: Args): readonly string[] => {
    if (everything) return [];
    const reach: SearchReach = { sights: sightsOf(layouts, context), context, layouts };
    return [
      `exists (select from buscable b where b.modulo = a.modulo and b.id = a.registro and ${join('and', withinReach(reach, args))})`,
    ];
  };
  const conditions = (args: Args) => [
    `a.tenant = ${args.add(context.tenant, 'text')}`,
    ...asked(layouts, context, request, args),
    ...reachOf(args),
  ];
  const args = newArgs();
  const where = [...conditions(args)];
  if (request.cursor !== undefined) where.push(afterPosition(request.cursor, args.add));
  const countArgs = newArgs();
  const [{ rows }, counted] = await Promise.all([
    pool.query(
      `select ${positionColumns} from auditoria a
        where ${where.join(' and ')}
        order by ${positionOrder} limit ${args.add(limit + 1, 'integer')}`,
      args.values,
    ),
    pool.query(
      `select count(*) as cuenta from (select from auditoria a where ${conditions(countArgs).join(' and ')}
        limit ${COUNTED + 1}) c`,
      countArgs.values,
    ),
  ]);
  const total = Number(counted.rows[0]?.cuenta);
  return { ...pageOf(rows, limit), total: Math.min(total, COUNTED), totalExact: total <= COUNTED };
};
