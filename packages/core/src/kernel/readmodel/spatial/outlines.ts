import type { Question, Reader } from '../list.ts';
import { colorOf } from './color.ts';
import { EXTENT, MARGIN, type TileKey } from './grid.ts';
import { degreesAt, frameOf } from './levels.ts';
import { requirePlace } from './place.ts';
import { featuresOf, type Shape, type TileFeature } from './tile.ts';

/** Shapes of records are drawn from here on; from farther they are points. */
const FARTHEST = 8;
/** Smallest shape drawn, in units of the tile: less lies under its own point. */
const SMALLEST = 48;
/** More lines than a screen can tell apart. */
const MOST = 1500;
/** Detail left out, in units of the tile: half a pixel. */
const DETAIL = 4;

/** A question with its parameters. */
interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Outline = { readonly id: string; readonly color: string | null; readonly forma: Shape | null };

/**
 * The questions for the lines and contours of records in a tile, one for each shape a record may have. They are clipped
 * in degrees, where a tile is a rectangle as well, so that of a long one only what is seen is carried into the tile.
 *
 * @throws QueryRefusal as `colorOf`, and for a module without a place.
 */
export const outlineStatements = (
  { sight, compile }: Question,
  { tile, color = 'estado' }: { readonly tile: TileKey; readonly color?: string },
): readonly Statement[] => {
  const { shapes } = requirePlace(sight);
  if (tile.z < FARTHEST) return [];
  const { unit, west, north } = frameOf(tile);
  const [left, bottom] = degreesAt(west - MARGIN * unit, north - (EXTENT + MARGIN) * unit);
  const [right, top] = degreesAt(west + (EXTENT + MARGIN) * unit, north + MARGIN * unit);
  const least = ((right - left) * SMALLEST) / EXTENT;
  return shapes.map((shape) => {
    const { compilation, where } = compile();
    const number = (value: number): string => compilation.args.add(value, 'double precision');
    const value = colorOf(sight, color, compilation);
    const frame = `st_makeenvelope(${[left, bottom, right, top].map(number).join(', ')}, 4326)`;
    const scale = number(1 / unit);
    const text = `select d.id, d.color, st_asgeojson(st_forcepolygoncw(st_snaptogrid(st_affine(
          st_simplify(st_transform(d.parte, 3857), ${number(DETAIL * unit)}, true),
          ${scale}, 0, 0, -${scale}, ${number(-west / unit)}, ${number(north / unit)}), 1)), 0)::json as forma
      from (select m.id, ${value} as color, st_clipbybox2d(${shape}, ${frame}) as parte
        from ${sight.layout.table} m where ${where.join(' and ')} and ${shape} && ${frame}
          and st_dimension(${shape}) > 0
          and greatest(st_xmax(${shape}) - st_xmin(${shape}), st_ymax(${shape}) - st_ymin(${shape})) >= ${number(least)}
        limit ${MOST}) d
      where not st_isempty(d.parte)`;
    return { text, values: compilation.args.values };
  });
};

/** Reads what {@link outlineStatements} ask. */
export const readOutlines = async (
  { pool }: Pick<Reader, 'pool'>,
  statements: readonly Statement[],
): Promise<readonly TileFeature[]> => {
  const answers = await Promise.all(statements.map(({ text, values }) => pool.query(text, values)));
  return answers.flatMap(({ rows }) =>
    (rows as readonly Outline[]).flatMap(({ id, color, forma }) =>
      featuresOf(forma, { id, ...(color === null ? {} : { e: color }) }),
    ),
  );
};
