import { EXTENT, type TileKey } from './grid.ts';

/** A generalised drawing of a layer, for zooms up to one. */
export interface Level {
  readonly level: number;
  /** Last zoom it serves. */
  readonly until: number;
  /** Detail left out, in metres of Web Mercator: half a pixel at that zoom. */
  readonly tolerance: number;
}

/** Metres of Web Mercator along one side of the world. */
export const WORLD = 40_075_016.685_578_49;

/** Where a tile lies, in metres of Web Mercator. */
export const frameOf = ({
  z,
  x,
  y,
}: TileKey): { readonly unit: number; readonly west: number; readonly north: number } => {
  const unit = WORLD / 2 ** z / EXTENT;
  return { unit, west: -WORLD / 2 + x * unit * EXTENT, north: WORLD / 2 - y * unit * EXTENT };
};

/** Longitude and latitude of a place in metres of Web Mercator. */
export const degreesAt = (x: number, y: number): readonly [lon: number, lat: number] => [
  (x / WORLD) * 360,
  (Math.atan(Math.sinh((y / WORLD) * 2 * Math.PI)) * 180) / Math.PI,
];

/** The other way round. */
export const metersAt = (lon: number, lat: number): readonly [x: number, y: number] => [
  (lon / 360) * WORLD,
  (Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * WORLD,
];

/** Pixels of a tile as the client draws it. */
const PIXELS = 512;

/** The drawings kept of every layer, from the coarsest. */
export const levels: readonly Level[] = [5, 8, 11, 14].map((until, level) => ({
  level,
  until,
  tolerance: WORLD / 2 ** until / PIXELS / 2,
}));

/** The drawing that serves a zoom; the finest one beyond the last. */
export const levelFor = (zoom: number): Level =>
  levels.find(({ until }) => zoom <= until) ?? (levels.at(-1) as Level);
