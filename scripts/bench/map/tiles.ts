import { comunasDeChile } from '@gore/core/kernel/declare/territorio/comuna-oficial.ts';
import type { TileKey } from '@gore/core/kernel/readmodel/spatial/grid.ts';

const zooms = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
const each = 20;

const tileAt = (z: number, lon: number, lat: number): TileKey => ({
  z,
  x: Math.floor(((lon + 180) / 360) * 2 ** z),
  y: Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z),
});

/**
 * The 200 tiles the map is measured over, always the same and none empty: twenty a zoom from 5 to 14, around the points
 * of communes taken at even distances through the table. From afar some repeat, as they do for whoever pans.
 */
export const benchTiles: readonly TileKey[] = zooms.flatMap((z, at) =>
  Array.from({ length: each }, (_, n) => {
    const commune = comunasDeChile[(n * 17 + at * 5) % comunasDeChile.length];
    return tileAt(z, commune?.punto.lon ?? 0, commune?.punto.lat ?? 0);
  }),
);
