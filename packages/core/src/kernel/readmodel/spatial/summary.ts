import type { ReadContext } from '../context.ts';
import type { ReadColumn } from '../layout.ts';
import { questionOf, type Reader } from '../list.ts';
import type { Sight } from '../sight.ts';
import type { Selection } from '../where.ts';
import { requirePlace } from './place.ts';

/** What a selection adds up to. */
export interface Summary {
  readonly total: number;
  /** Records by state. */
  readonly states: Readonly<Record<string, number>>;
  /** Whole pesos by field. */
  readonly sums: Readonly<Record<string, number>>;
  /** West, south, east and north of the places; nothing when none of the records has one. */
  readonly bounds: readonly [number, number, number, number] | null;
}

const moneyOf = ({ layout, sees }: Sight): readonly ReadColumn[] =>
  layout.columns.filter(({ kind, field }) => kind === 'money' && sees(field));

type Row = Readonly<Record<string, unknown>>;

/**
 * Adds up the records of a selection by state, with every sum of money the actor sees.
 *
 * @throws QueryRefusal as `readList`, and for a module without a place.
 */
export const readSummary = async (
  reader: Reader,
  context: ReadContext,
  request: Selection & { readonly module: string },
): Promise<Summary> => {
  const { sight, compile } = await questionOf(reader, context, request);
  const { somewhere: place } = requirePlace(sight);
  const money = moneyOf(sight);
  const { compilation, where } = compile();
  const sums = money.map(({ name }, at) => `, sum(m.${name})::float8 as s${at}`).join('');
  const { rows } = await reader.pool.query(
    `select m.estado, count(*)::integer as n, array[min(st_xmin(${place})), min(st_ymin(${place})),
        max(st_xmax(${place})), max(st_ymax(${place}))] as lados${sums}
      from ${sight.layout.table} m where ${where.join(' and ')} group by 1`,
    compilation.args.values,
  );
  const boxes = rows.flatMap(({ lados }) => {
    const [west, south, east, north] = lados as readonly (number | null)[];
    return west == null || south == null || east == null || north == null
      ? []
      : [{ west, south, east, north }];
  });
  const total = (pick: (row: Row) => unknown): number =>
    rows.reduce((sum, row) => sum + Number(pick(row) ?? 0), 0);
  return {
    total: total(({ n }) => n),
    states: Object.fromEntries(rows.map(({ estado, n }) => [String(estado), Number(n)])),
    sums: Object.fromEntries(money.map(({ field }, at) => [field, total((row) => row[`s${at}`])])),
    bounds: boxes.length
      ? [
          Math.min(...boxes.map(({ west }) => west)),
          Math.min(...boxes.map(({ south }) => south)),
          Math.max(...boxes.map(({ east }) => east)),
          Math.max(...boxes.map(({ north }) => north)),
        ]
      : null,
  };
};
