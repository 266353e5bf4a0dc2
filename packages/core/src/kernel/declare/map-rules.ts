/** Layers of the map: each record is one, and the features of it lie in a file. */
export interface LayerRule {
  /** Field with the file of its normalised features. */
  readonly file: string;
  /** States in which it is drawn. */
  readonly shown: readonly string[];
}

/** Communes: each record is one, known by its código único territorial. */
export interface TerritoryRule {
  /** Field with the CUT. */
  readonly cut: string;
  /** Field with how many people live there. */
  readonly population?: string;
}

/** What makes two records of a module look like the same work paid twice, besides their names and places. */
export interface OverlapRule {
  /** Field with who carries the work out. */
  readonly executor: string;
}
