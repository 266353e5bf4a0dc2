import type { Json } from '../kernel/declare/json.ts';

/** A feature as a file has it. */
export interface RawFeature {
  /** GeoJSON in the coordinates of the file; null when it has none. */
  readonly forma: unknown;
  readonly datos: Readonly<Record<string, unknown>>;
}

/** A file of a layer, read. */
export interface ReadLayer {
  /** What the file turned out to be, as people call it. */
  readonly format: 'GeoJSON' | 'Shapefile' | 'KML' | 'KMZ';
  readonly features: readonly RawFeature[];
  /** EPSG code of its coordinates as far as the file says; nothing when it does not. */
  readonly srid: number | undefined;
  /** Sentences about what was done on the way. */
  readonly notes: readonly string[];
}

/** Corners of a geometry, or nothing when it is nested as no geometry is. */
export const cornersOf = (coordinates: unknown, depth = 0): number | undefined => {
  if (!Array.isArray(coordinates) || depth > 4) return undefined;
  if (typeof coordinates[0] === 'number') return 1;
  let sum = 0;
  for (const part of coordinates) {
    const corners = cornersOf(part, depth + 1);
    if (corners === undefined) return undefined;
    sum += corners;
  }
  return sum;
};

/** The first pair of coordinates of a geometry. */
export const firstPosition = (coordinates: unknown): readonly [number, number] | undefined => {
  let here = coordinates;
  while (Array.isArray(here) && Array.isArray(here[0])) here = here[0];
  if (!Array.isArray(here)) return undefined;
  const [x, y] = here;
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : undefined;
};

/** Coordinates with each pair the other way round. */
export const swapped = (coordinates: Json): Json => {
  if (!Array.isArray(coordinates)) return coordinates;
  const [first, second, ...rest] = coordinates as readonly Json[];
  if (typeof first === 'number') return [second ?? null, first, ...rest];
  return (coordinates as readonly Json[]).map(swapped);
};
