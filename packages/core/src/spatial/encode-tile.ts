import { gzipSync } from 'node:zlib';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { EXTENT } from '../kernel/readmodel/spatial/grid.ts';
import type { TileFeature } from '../kernel/readmodel/spatial/tile.ts';

/** Fast enough for a tile to be packed while it is asked for; more saves little. */
const LEVEL = 3;

/**
 * Writes features as a vector tile (MVT 2.1), gzipped. PostGIS could do it on a server, but not embedded: one writer
 * serves both, so both give the same bytes.
 *
 * @param name what the layer is called inside the tile.
 */
export const encodeTile = (name: string, features: readonly TileFeature[]): Buffer => {
  const tile = { features: features.map((feature) => ({ ...feature })) };
  return gzipSync(fromGeojsonVt({ [name]: tile }, { version: 2, extent: EXTENT }), { level: LEVEL });
};
