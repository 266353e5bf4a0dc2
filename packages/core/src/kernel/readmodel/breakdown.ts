import type { ReadContext } from './context.ts';
import type { ReadColumn } from './layout.ts';
import { questionOf, type Reader } from './list.ts';
import { QueryRefusal } from './refusal.ts';
import { requireSeen, type Sight } from './sight.ts';
import type { Selection } from './where.ts';

/** How records are counted apart, and what is added up of each part. */
export interface BreakdownRequest extends Selection {
  readonly module: string;
  /** Value they are told apart by; all of them together unless said. */
  readonly by?: string;
  /** Tells dates apart by the month or the week they lie in. */
  readonly every?: 'week' | 'month';
  /** Number added up. */
  readonly sum?: string;
}

/** Records with the same value. */
export interface BreakdownPart {
  /** The value, `YYYY-MM` of a month, the Monday of a week; null for records without one. */
  readonly key: string | null;
  readonly count: number;
  /** What the number adds up to; 0 when none was asked for. */
  readonly sum: number;
}

const columnOf = (sight: Sight, name: string): ReadColumn => {
  const column = sight.layout.column(requireSeen(sight, name));
  if (column) return column;
  throw new QueryRefusal(`El dato «${name}» no se guarda: no se puede contar por él.`, name);
};

const stretches = {
  week: (date: string): string => `to_char(date_trunc('week', ${date}), 'YYYY-MM-DD')`,
  month: (date: string): string => `to_char(${date}, 'YYYY-MM')`,
} as const;

const keyOf = (sight: Sight, { by, every }: BreakdownRequest, zone: () => string): string => {
  if (by === undefined) return 'null::text';
  const { name, family } = columnOf(sight, by);
  if (!every) return `m.${name}::text`;
  if (family === 'date') return stretches[every](`m.${name}`);
  if (family === 'instant') return stretches[every](`m.${name} at time zone ${zone()}`);
  throw new QueryRefusal(`El dato «${by}» no es una fecha: no tiene meses ni semanas.`, by);
};

const sumOf = (sight: Sight, name: string | undefined): string => {
  if (name === undefined) return '0';
  const column = columnOf(sight, name);
  if (column.family === 'number') return `coalesce(sum(m.${column.name}), 0)::float8`;
  throw new QueryRefusal(`El dato «${name}» no es un número: no se puede sumar.`, name);
};

/**
 * Counts the records of a selection by a value, and adds up a number of each part; one statement.
 *
 * @throws QueryRefusal as `readList`, and for a value that cannot be counted by or added up.
 */
export const readBreakdown = async (
  reader: Reader,
  context: ReadContext,
  request: BreakdownRequest,
): Promise<readonly BreakdownPart[]> => {
  const { sight, compile } = await questionOf(reader, context, request);
  const { compilation, where } = compile();
  const zone = (): string => compilation.args.add(context.clock.zone, 'text');
  const { rows } = await reader.pool.query(
    `select ${keyOf(sight, request, zone)} as clave, count(*)::integer as n, ${sumOf(sight, request.sum)} as suma
      from ${sight.layout.table} m where ${where.join(' and ')} group by 1 order by 1 nulls last`,
    compilation.args.values,
  );
  return rows.map(({ clave, n, suma }) => ({
    key: clave === null ? null : String(clave),
    count: Number(n),
    sum: Number(suma),
  }));
};
