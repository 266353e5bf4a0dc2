/** A tile of the usual pyramid over Web Mercator. */
export interface TileKey {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Bits of each axis in the cells `gore_celda` makes. */
const AXIS_BITS = 28;

/** Greatest zoom tiles are made for; beyond, the client enlarges them. */
export const DEEPEST = 16;

/** Units of a tile along each axis. */
export const EXTENT = 4096;

/** Room around a tile in its own units, so that what lies on its edge is drawn whole. */
export const MARGIN = 64;

/** Whether there is such a tile. */
export const isTile = ({ z, x, y }: TileKey): boolean =>
  [z, x, y].every(Number.isInteger) && z >= 0 && z <= DEEPEST && x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z;

const spread = (n: number): bigint => {
  let code = 0n;
  for (let bit = 0; bit < AXIS_BITS; bit += 1) code |= ((BigInt(n) >> BigInt(bit)) & 1n) << BigInt(2 * bit);
  return code;
};

/** The cells of a tile: how far a cell's number is shifted to name a square of it, and the first such square. */
export interface CellRange {
  readonly first: bigint;
  readonly last: bigint;
  /** Bits to drop, so that a tile has `2 ** bits` squares along each axis. */
  readonly shift: number;
  /** Number of the first square of the tile after the shift. */
  readonly base: bigint;
}

/** The range of cells a tile covers, cut into `2 ** bits` squares along each axis. */
export const cellRange = ({ z, x, y }: TileKey, bits: number): CellRange => {
  const code = spread(x) | (spread(y) << 1n);
  const width = BigInt(2 * (AXIS_BITS - z));
  return {
    first: code << width,
    last: ((code + 1n) << width) - 1n,
    shift: 2 * (AXIS_BITS - z - bits),
    base: code << BigInt(2 * bits),
  };
};

const gather = (code: number): number => {
  let n = 0;
  for (let bit = 0; bit < 15; bit += 1) n |= ((code >> (2 * bit)) & 1) << bit;
  return n;
};

/** Column and row of a square, by its number within the tile. */
export const squareAt = (code: number): { readonly column: number; readonly row: number } => ({
  column: gather(code),
  row: gather(code >> 1),
});
