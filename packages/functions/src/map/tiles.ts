import { gunzipSync } from 'node:zlib';
import type { ReadContext } from '@gore/core/kernel/readmodel/context.ts';
import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import type { Drawing } from '@gore/core/kernel/readmodel/spatial/tile.ts';
import type { Context, Hono } from 'hono';
import { asking } from '../api/read-context.ts';
import type { ApiEnv } from '../http/env.ts';
import { knownEtag } from '../http/etag.ts';
import { tileOf } from './requests.ts';
import { createTileCache, type TileCache } from './tile-cache.ts';

/** What the tiles need of the portal. */
export interface TilePorts {
  readonly readModel: ReadModel;
  readonly contextOf: (c: Context<ApiEnv>) => Promise<ReadContext>;
  /** The question a request asks about a module: the filters of its list. */
  readonly pointsOf: (
    c: Context<ApiEnv>,
  ) => Promise<{ readonly context: ReadContext; readonly drawing: Promise<Drawing> }>;
}

const mime = 'application/vnd.mapbox-vector-tile';

const drawn = async (cache: TileCache, name: string, drawing: Drawing): Promise<Buffer> => {
  const known = cache.get(drawing.key);
  if (known) return known;
  const { encodeTile } = await import('@gore/core/spatial/encode-tile.ts');
  const tile = encodeTile(name, await drawing.read());
  cache.set(drawing.key, tile);
  return tile;
};

/** Answers a tile; whoever has it already is told so before it is drawn. */
const answer = async (
  c: Context<ApiEnv>,
  cache: TileCache,
  name: string,
  drawing: Drawing,
  cacheControl: string,
): Promise<Response> => {
  const etag = `"${drawing.key}"`;
  c.header('etag', etag);
  c.header('cache-control', cacheControl);
  if (knownEtag(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  const tile = await asking(() => drawn(cache, name, drawing));
  c.header('content-type', mime);
  c.header('vary', 'accept-encoding');
  const packed = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (packed) c.header('content-encoding', 'gzip');
  return c.body(new Uint8Array(packed ? tile : gunzipSync(tile)));
};

/** Vector tiles: the records of a module, and the layers of the map. */
export const tileRoutes = (app: Hono<ApiEnv>, { readModel, contextOf, pointsOf }: TilePorts): void => {
  const cache = createTileCache();

  app.get('/api/v1/mapa/teselas/:modulo/:z/:x/:y', async (c) => {
    const { drawing } = await pointsOf(c);
    return answer(c, cache, 'registros', await asking(() => drawing), 'private, no-cache');
  });

  app.get('/api/v1/mapa/capas/:id/teselas/:z/:x/:y', async (c) => {
    const context = await contextOf(c);
    const request = { layer: c.req.param('id'), tile: tileOf(c.req.param()) };
    const drawing = await asking(() => readModel.atlas.layer(context, request));
    return answer(c, cache, 'capa', drawing, 'private, max-age=300');
  });
};
