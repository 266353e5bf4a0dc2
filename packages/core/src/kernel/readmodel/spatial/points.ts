import { createHash } from 'node:crypto';
import { newArgs } from '../args.ts';
import { type Changes, changesExpression, totalChange } from '../changes.ts';
import { join } from '../compilation.ts';
import type { ReadContext } from '../context.ts';
import { type Question, questionOf, type Reader } from '../list.ts';
import { QueryRefusal } from '../refusal.ts';
import type { Selection } from '../where.ts';
import { colorOf } from './color.ts';
import { cellRange, EXTENT, isTile, squareAt, type TileKey } from './grid.ts';
import { outlineStatements, readOutlines } from './outlines.ts';
import { requirePlace } from './place.ts';
import type { Drawing, TileFeature } from './tile.ts';

/** Which records of a module a tile shows, and by which value they are coloured. */
export interface PointsRequest extends Selection {
  readonly module: string;
  readonly tile: TileKey;
  /** A choice, a yes or no, or a flag over the clock; the state unless said. */
  readonly color?: string;
}

/** How finely a tile is cut, and how much of that is drawn as one cluster. */
interface Detail {
  readonly bits: number;
  readonly merge: number;
  /** Whether what stands alone says which record it is. */
  readonly named: boolean;
}

/** Clusters of 64 pixels from afar, of 16 nearer; close by every record stands where it is, unless two coincide. */
const detailOf = (z: number): Detail => {
  if (z <= 8) return { bits: 5, merge: 2, named: false };
  return z <= 13 ? { bits: 6, merge: 1, named: true } : { bits: 9, merge: 0, named: true };
};

/** More squares than a screen can tell apart; what is beyond them shows at the next zoom. */
const MOST_SQUARES = 6000;

type Square = {
  readonly celda: number;
  readonly n: number;
  readonly id: string | null;
  readonly color: string | null;
};

interface Cluster {
  n: number;
  column: number;
  row: number;
  readonly first: Square;
}

const toFeature = ({ n, column, row, first }: Cluster, bits: number): TileFeature => {
  const size = EXTENT / 2 ** bits;
  const at = (sum: number): number => Math.round((sum / n + 0.5) * size);
  return {
    type: 1,
    geometry: [[at(column), at(row)]],
    tags:
      n === 1 && first.id !== null
        ? { id: first.id, ...(first.color === null ? {} : { e: first.color }) }
        : { n },
  };
};

const clustersOf = (squares: readonly Square[], { bits, merge }: Detail): readonly TileFeature[] => {
  const clusters = new Map<number, Cluster>();
  for (const square of squares) {
    const { column, row } = squareAt(square.celda);
    const key = square.celda >> (2 * merge);
    const cluster = clusters.get(key) ?? { n: 0, column: 0, row: 0, first: square };
    cluster.n += square.n;
    cluster.column += column * square.n;
    cluster.row += row * square.n;
    clusters.set(key, cluster);
  }
  return [...clusters.values()].map((cluster) => toFeature(cluster, bits));
};

const statementOf = ({ sight, compile }: Question, { tile, color = 'estado' }: PointsRequest) => {
  const { cell, shown } = requirePlace(sight);
  const { compilation, where } = compile();
  const { args } = compilation;
  const detail = detailOf(tile.z);
  const { first, last, shift, base } = cellRange(tile, detail.bits);
  // From afar nearly everything is gathered, and the least of many texts is what takes the time.
  const ofColor = colorOf(sight, color, compilation);
  const named = detail.named ? `min(m.id) as id, min(${ofColor}) as color` : 'null as id, null as color';
  const text = `select ((${cell} >> ${args.add(shift, 'integer')}) - ${args.add(String(base), 'bigint')})::integer as celda,
      count(*)::integer as n, ${named}
    from ${sight.layout.table} m where ${join('and', [...where, shown])}
      and ${cell} between ${args.add(String(first), 'bigint')} and ${args.add(String(last), 'bigint')}
    group by 1 limit ${MOST_SQUARES}`;
  return { text, values: args.values, detail };
};

/** The change numbers of an institution, in one short question. */
export const readChanges = async ({ pool }: Pick<Reader, 'pool'>, tenant: string): Promise<Changes> => {
  const args = newArgs();
  const { rows } = await pool.query(
    `select ${changesExpression(args.add(tenant, 'text'))} as cambios`,
    args.values,
  );
  return rows[0]?.cambios as Changes;
};

/** A short name of anything that can be written down. */
export const fingerprintOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);

/**
 * Prepares a tile with the records of a module: one by one, or gathered where they would stand upon each other.
 *
 * @throws QueryRefusal for a tile there is not, a module without a place, or what the actor does not see.
 */
export const drawPoints = async (
  reader: Reader,
  context: ReadContext,
  request: PointsRequest,
): Promise<Drawing> => {
  if (!isTile(request.tile)) throw new QueryRefusal('Esa parte del mapa no existe.');
  const question = await questionOf(reader, context, request);
  const { text, values, detail } = statementOf(question, request);
  const outlines = outlineStatements(question, request);
  const changes = await readChanges(reader, context.tenant);
  return {
    key: fingerprintOf(text, values, outlines, totalChange(changes)),
    read: async () => {
      const [lines, { rows }] = await Promise.all([
        readOutlines(reader, outlines, request.tile),
        reader.pool.query(text, values),
      ]);
      return [...lines, ...clustersOf(rows as readonly Square[], detail)];
    },
  };
};
