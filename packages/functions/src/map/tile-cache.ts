/** Keeps tiles that were drawn, the least recently asked for forgotten first. */
export interface TileCache {
  readonly get: (key: string) => Buffer | undefined;
  readonly set: (key: string, tile: Buffer) => void;
}

/** Memory the tiles of one process may take. */
const MOST_BYTES = 24 * 2 ** 20;

/** Makes an empty cache. A key names the content itself, so nothing in it is ever out of date. */
export const createTileCache = (most = MOST_BYTES): TileCache => {
  const tiles = new Map<string, Buffer>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= tiles.get(key)?.length ?? 0;
    tiles.delete(key);
  };
  return {
    get: (key) => {
      const tile = tiles.get(key);
      if (!tile) return undefined;
      // A Map keeps insertion order: what is put back last is forgotten last.
      tiles.delete(key);
      tiles.set(key, tile);
      return tile;
    },
    set: (key, tile) => {
      drop(key);
      tiles.set(key, tile);
      bytes += tile.length;
      for (const [oldest] of tiles) {
        if (bytes <= most) return;
        drop(oldest);
      }
    },
  };
};
