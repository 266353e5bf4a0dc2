import type { ReadContext } from '../context.ts';
import type { Reader } from '../list.ts';
import { createMemory } from '../memory.ts';
import type { Selection } from '../where.ts';
import type { TileKey } from './grid.ts';
import { type NamedFeatures, readFeatures } from './layer-features.ts';
import { drawLayer, readLayers, type ShownLayer } from './layers.ts';
import { type Draft, type Lookalike, readLookalikes } from './lookalikes.ts';
import { type From, type Neighbour, readNearest } from './nearby.ts';
import { drawPoints, type PointsRequest } from './points.ts';
import { readSummary, type Summary } from './summary.ts';
import {
  type AggregateRequest,
  type Part,
  readAggregate,
  readTerritory,
  type TerritoryUnit,
} from './territory.ts';
import type { Drawing } from './tile.ts';
import { type Coordinates, readWhereabouts, type Whereabouts } from './whereabouts.ts';

type OfModule = Selection & { readonly module: string };

/** The questions of the map. Each answer stays within the institution and the reach of the context. */
export interface Atlas {
  readonly points: (context: ReadContext, request: PointsRequest) => Promise<Drawing>;
  readonly layer: (
    context: ReadContext,
    request: { readonly layer: string; readonly tile: TileKey },
  ) => Promise<Drawing>;
  readonly layers: (context: ReadContext) => Promise<readonly ShownLayer[]>;
  readonly features: (
    context: ReadContext,
    request: { readonly layer: string; readonly text?: string },
  ) => Promise<NamedFeatures>;
  readonly summary: (context: ReadContext, request: OfModule) => Promise<Summary>;
  readonly aggregate: (context: ReadContext, request: AggregateRequest) => Promise<readonly Part[]>;
  readonly territory: (context: ReadContext) => Promise<readonly TerritoryUnit[]>;
  readonly nearest: (
    context: ReadContext,
    request: OfModule & { readonly point: From; readonly limit: number },
  ) => Promise<readonly Neighbour[]>;
  readonly lookalikes: (context: ReadContext, draft: Draft) => Promise<readonly Lookalike[]>;
  readonly whereabouts: (context: ReadContext, coordinates: Coordinates) => Promise<Whereabouts>;
}

/** Maps of communes kept in memory: each is some hundreds of numbers. */
const REMEMBERED = 500;

/** Opens the atlas over what every read needs. */
export const createAtlas = (reader: Reader): Atlas => {
  const parts = createMemory<readonly Part[]>(REMEMBERED);
  return {
    points: (context, request) => drawPoints(reader, context, request),
    layer: (context, request) => drawLayer(reader, context, request),
    layers: (context) => readLayers(reader, context),
    features: (context, request) => readFeatures(reader, context, request),
    summary: (context, request) => readSummary(reader, context, request),
    aggregate: (context, request) => readAggregate(reader, context, request, parts),
    territory: (context) => readTerritory(reader, context),
    nearest: (context, request) => readNearest(reader, context, request),
    lookalikes: (context, draft) => readLookalikes(reader, context, draft),
    whereabouts: (context, coordinates) => readWhereabouts(reader, context, coordinates),
  };
};
