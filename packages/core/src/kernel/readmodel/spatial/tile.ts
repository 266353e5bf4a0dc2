/** A feature as a vector tile carries it, in units of the tile. */
export interface TileFeature {
  /** 1 points, 2 lines, 3 polygons, as the format numbers them. */
  readonly type: 1 | 2 | 3;
  /** Points, or lines and rings of points. */
  readonly geometry:
    | readonly (readonly [number, number])[]
    | readonly (readonly (readonly [number, number])[])[];
  readonly tags: Readonly<Record<string, string | number>>;
}

/** A tile that can be drawn: what identifies its content, and the work of reading it. */
export interface Drawing {
  /** Equal for everybody who would see the same, until what it shows changes. */
  readonly key: string;
  readonly read: () => Promise<readonly TileFeature[]>;
}

/** A geometry of GeoJSON, in units of a tile. */
export type Shape = { readonly type: string; readonly coordinates: readonly unknown[] };

type Ring = readonly (readonly [number, number])[];

const types: Readonly<Record<string, TileFeature['type']>> = {
  Point: 1,
  MultiPoint: 1,
  LineString: 2,
  MultiLineString: 2,
  Polygon: 3,
  MultiPolygon: 3,
};

/** The format knows no multiple geometries: points, lines and rings stand in one row. */
const flattened = (type: string, coordinates: Shape['coordinates']): TileFeature['geometry'] => {
  switch (type) {
    case 'Point':
    case 'LineString':
      return [coordinates] as TileFeature['geometry'];
    case 'MultiPolygon':
      return (coordinates as readonly (readonly Ring[])[]).flat();
    default:
      return coordinates as TileFeature['geometry'];
  }
};

/** A geometry as a tile carries it: none where nothing was left to draw. */
export const featuresOf = (shape: Shape | null, tags: TileFeature['tags']): readonly TileFeature[] => {
  const type = shape ? types[shape.type] : undefined;
  return shape && type ? [{ type, geometry: flattened(shape.type, shape.coordinates), tags }] : [];
};
