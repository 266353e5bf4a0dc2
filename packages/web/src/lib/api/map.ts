import type { NamedFeature } from '@gore/core/kernel/readmodel/spatial/layer-features.ts';
import type { ShownLayer } from '@gore/core/kernel/readmodel/spatial/layers.ts';
import type { Lookalike } from '@gore/core/kernel/readmodel/spatial/lookalikes.ts';
import type { Summary } from '@gore/core/kernel/readmodel/spatial/summary.ts';
import type { Part, TerritoryUnit } from '@gore/core/kernel/readmodel/spatial/territory.ts';
import type { Whereabouts } from '@gore/core/kernel/readmodel/spatial/whereabouts.ts';
import type { RecordRow, Refs } from '../record.ts';
import { request } from './http.ts';

type Data<T> = { readonly data: T };

/** A commune with a point inside it. */
export interface Commune extends TerritoryUnit {
  readonly punto: { readonly lon: number; readonly lat: number } | null;
}

/** A part of the territory as it is sent to be asked about. */
export type AreaBody =
  | { readonly dentro: unknown }
  | { readonly cerca: { readonly lon: number; readonly lat: number; readonly metros: number } }
  | { readonly capa: string; readonly elemento: number };

/** The records of an area and what they add up to. */
export interface Chosen {
  readonly data: readonly RecordRow[];
  readonly meta: {
    readonly total: number;
    readonly totalExact: boolean;
    readonly next: string | null;
    readonly refs: Refs;
    readonly resumen: Summary;
  };
}

const base = '/api/v1/mapa';
const withQuery = (path: string, query: string): string => (query ? `${path}?${query}` : path);

/** Layers that can be drawn. */
export const fetchLayers = async (signal?: AbortSignal): Promise<readonly ShownLayer[]> =>
  (await request<Data<readonly ShownLayer[]>>('GET', `${base}/capas`, { signal })).data;

/** Features of a layer whose name holds a text, and how many there are. */
export const fetchFeatures = async (
  layer: string,
  text: string,
  signal?: AbortSignal,
): Promise<{ readonly data: readonly NamedFeature[]; readonly meta: { readonly total: number } }> =>
  request(
    'GET',
    withQuery(`${base}/capas/${layer}/elementos`, text ? `${new URLSearchParams({ q: text })}` : ''),
    {
      signal,
    },
  );

/** The communes of the institution. */
export const fetchCommunes = async (): Promise<readonly Commune[]> =>
  (await request<Data<readonly Commune[]>>('GET', `${base}/comunas`)).data;

/** What the records of a module add up to, and where they lie. */
export const fetchSummary = async (module: string, query: string, signal?: AbortSignal): Promise<Summary> =>
  (await request<Data<Summary>>('GET', withQuery(`${base}/resumen/${module}`, query), { signal })).data;

/** What each part of the territory adds up to. */
export const fetchParts = async (
  module: string,
  query: string,
  signal?: AbortSignal,
): Promise<readonly Part[]> =>
  (await request<Data<readonly Part[]>>('GET', withQuery(`${base}/agregado/${module}`, query), { signal }))
    .data;

/** A page of the records in an area, or of all of them without one. */
export const chooseRecords = (
  module: string,
  query: string,
  area: AreaBody | undefined,
  signal?: AbortSignal,
): Promise<Chosen> =>
  request('POST', withQuery(`${base}/seleccion/${module}`, query), { body: area ?? {}, signal });

/** Records that look like one about to be created. */
export const fetchLookalikes = async (
  module: string,
  draft: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<readonly Lookalike[]> =>
  (await request<Data<readonly Lookalike[]>>('POST', `${base}/parecidos/${module}`, { body: draft, signal }))
    .data;

/** Where some coordinates are. */
export const locate = async (
  coordinates: {
    readonly x: number;
    readonly y: number;
    readonly srid: number;
    readonly comunas: readonly string[];
  },
  signal?: AbortSignal,
): Promise<Whereabouts> =>
  (await request<Data<Whereabouts>>('POST', `${base}/punto`, { body: coordinates, signal })).data;
