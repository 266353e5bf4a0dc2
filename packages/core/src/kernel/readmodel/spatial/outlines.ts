import type { Question, Reader } from '../list.ts';
import { colorOf } from './color.ts';
import { EXTENT, MARGIN, type TileKey } from './grid.ts';
import { degreesAt, frameOf, metersAt } from './levels.ts';
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
 * and simplified in degrees, where a tile is a rectangle as well: of a long one only what is seen is read, and the engine
 * need not load its projections.
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
  const ofUnit = (right - left) / (EXTENT + 2 * MARGIN);
  return shapes.map((shape) => {
    const { compilation, where } = compile();
    const number = (value: number): string => compilation.args.add(value, 'double precision');
    const value = colorOf(sight, color, compilation);
    const frame = `st_makeenvelope(${[left, bottom, right, top].map(number).join(', ')}, 4326)`;
    // A tile counts its rows downwards, which turns every ring around.
    const text = `select d.id, d.color, st_asgeojson(st_forcepolygonccw(
          st_simplify(d.parte, ${number(DETAIL * ofUnit)}, true)), 7)::json as forma
      from (select m.id, ${value} as color, st_clipbybox2d(${shape}, ${frame}) as parte
        from ${sight.layout.table} m where ${where.join(' and ')} and ${shape} && ${frame}
          and st_dimension(${shape}) > 0
          and greatest(st_xmax(${shape}) - st_xmin(${shape}), st_ymax(${shape}) - st_ymin(${shape})) >= ${number(SMALLEST * ofUnit)}
        limit ${MOST}) d
      where not st_isempty(d.parte)`;
    return { text, values: compilation.args.values };
  });
};

/** Coordinates in degrees as a tile counts them. */
const inTile = (coordinates: readonly unknown[], tile: TileKey): readonly unknown[] => {
  const [lon, lat] = coordinates;
  if (typeof lon !== 'number') return coordinates.map((part) => inTile(part as readonly unknown[], tile));
  const { unit, west, north } = frameOf(tile);
  const [x, y] = metersAt(lon, Number(lat));
  return [Math.round((x - west) / unit), Math.round((north - y) / unit)];
};

/** Reads what {@link outlineStatements} ask. */
export const readOutlines = async (
  { pool }: Pick<Reader, 'pool'>,
  statements: readonly Statement[],
  tile: TileKey,
): Promise<readonly TileFeature[]> => {
  const answers = await Promise.all(statements.map(({ text, values }) => pool.query(text, values)));
  return answers.flatMap(({ rows }) =>
    (rows as readonly Outline[]).flatMap(({ id, color, forma }) =>
      featuresOf(forma && { ...forma, coordinates: inTile(forma.coordinates, tile) }, {
        id,
        ...(color === null ? {} : { e: color }),
      }),
    ),
  );
};
