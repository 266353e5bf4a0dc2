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
