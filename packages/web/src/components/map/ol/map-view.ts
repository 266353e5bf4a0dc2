import MVT from 'ol/format/MVT.js';
import { defaults } from 'ol/interaction/defaults.js';
import VectorTileLayer from 'ol/layer/VectorTile.js';
import OlMap from 'ol/Map.js';
import { fromLonLat, toLonLat, transformExtent } from 'ol/proj.js';
import VectorTileSource from 'ol/source/VectorTile.js';
import View from 'ol/View.js';
import { background } from '../../../lib/map/background.ts';
import type { ColorKey } from '../../../lib/map/colors.ts';
import { layerStyles, recordStyles, type TintOf } from './styles.ts';

/** West, south, east and north, WGS84 degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** What the map tells of. */
export interface MapEvents {
  /** A record was chosen, or nothing was. */
  readonly onPick: (id: string | undefined) => void;
  /** The map shows another part of the territory. */
  readonly onMove: (bounds: Bounds) => void;
  /** What the layers have where the person pressed and no record is, the topmost first. */
  readonly onUnder: (features: readonly LayerPart[]) => void;
}

/** A layer as the map draws it. */
export interface DrawnLayer {
  readonly id: string;
  readonly digest: string;
  /** CSS variable of its colour; the land itself has none. */
  readonly color?: string | undefined;
}

/** A feature of a layer. */
export interface LayerPart {
  readonly layer: string;
  readonly feature: number;
  readonly name: string;
}

const chile: Bounds = [-76, -56, -66, -17];
const deepest = 16;
const recordsLast = 10;
/** More features under one press than anybody chooses among. */
const mostParts = 6;

const extentOf = (bounds: Bounds): number[] => transformExtent([...bounds], 'EPSG:4326', 'EPSG:3857');

const tiles = (url: string, overlaps: boolean): VectorTileSource =>
  new VectorTileSource({ format: new MVT({ idProperty: 'id' }), url, maxZoom: deepest, overlaps });

/** The map itself, without anything of the page around it. */
export const createMapView = (element: HTMLElement, { onPick, onMove, onUnder }: Partial<MapEvents> = {}) => {
  let selected: string | undefined;
  let marked: Pick<LayerPart, 'layer' | 'feature'> | undefined;
  const records = new VectorTileLayer({ zIndex: recordsLast, renderBuffer: 200 });
  const layers = new Map<string, Omit<DrawnLayer, 'id'> & { readonly layer: VectorTileLayer }>();
  const map = new OlMap({
    target: element,
    layers: [records],
    controls: [],
    interactions: defaults({ altShiftDragRotate: false, pinchRotate: false, shiftDragZoom: false }),
    view: new View({ minZoom: 3, maxZoom: 19, enableRotation: false }),
  });
  if (background) {
    const { url } = background;
    element.dataset.background = '';
    void import('./background.ts').then(({ addBackground }) => addBackground(map, url));
  }
  const view = map.getView();
  view.fit(extentOf(chile));

  const styleOf = (id: string, color: string | undefined, tintOf: TintOf) =>
    layerStyles(tintOf, color, (n) => marked?.layer === id && marked.feature === n);
  const partsAt = (pixel: number[]): readonly LayerPart[] => {
    const found = new Map<string, LayerPart>();
    map.forEachFeatureAtPixel(
      pixel,
      (feature, hit) => {
        const layer = [...layers].find(([, drawn]) => drawn.layer === hit)?.[0];
        const part = layer && {
          layer,
          feature: Number(feature.get('n')),
          name: String(feature.get('nombre')),
        };
        // A feature across two tiles is met twice.
        if (part && found.size < mostParts) found.set(`${part.layer} ${part.feature}`, part);
      },
      { layerFilter: (layer) => layer !== records, hitTolerance: 2 },
    );
    return [...found.values()];
  };
  const bounds = (): Bounds => {
    const seen = transformExtent(view.calculateExtent(map.getSize()), 'EPSG:3857', 'EPSG:4326');
    const [west = 0, south = 0, east = 0, north = 0] = seen;
    return [west, south, east, north];
  };
  map.on('moveend', () => onMove?.(bounds()));
  map.on('click', (event) => {
    if (event.dragging || element.dataset.drawing) return;
    const [hit] = map.getFeaturesAtPixel(event.pixel, {
      layerFilter: (layer) => layer === records,
      hitTolerance: 6,
    });
    const together = Number(hit?.get('n') ?? 0);
    const zoom = view.getZoom() ?? 0;
    if (together > 1 && zoom < view.getMaxZoom())
      view.animate({ center: event.coordinate, zoom: Math.min(zoom + 2, view.getMaxZoom()), duration: 250 });
    else {
      onPick?.(hit ? String(hit.getId()) : undefined);
      onUnder?.(hit ? [] : partsAt(event.pixel));
    }
  });
  map.on('pointermove', ({ pixel, dragging }) => {
    if (dragging) return;
    const over = map.hasFeatureAtPixel(pixel, { layerFilter: (layer) => layer === records, hitTolerance: 6 });
    element.style.cursor = over && !element.dataset.drawing ? 'pointer' : '';
  });

  return {
    map,
    element,
    /** Draws the records a query asks for. */
    showRecords: (url: string, keys: readonly ColorKey[]): void => {
      records.setStyle(recordStyles(keys, () => selected));
      if (records.getSource()?.getUrls()?.[0] !== url) records.setSource(tiles(url, true));
    },
    select: (id: string | undefined): void => {
      selected = id;
      records.changed();
    },
    /** Outlines a feature of a layer, or none. */
    mark: (part: Pick<LayerPart, 'layer' | 'feature'> | undefined): void => {
      marked = part;
      for (const { layer } of layers.values()) layer.changed();
    },
    /** Draws layers, the first lowest, tinted by commune. */
    showLayers: (wanted: readonly DrawnLayer[], tintOf: TintOf): void => {
      for (const [id, { layer, digest }] of layers)
        if (!wanted.some((one) => one.id === id && one.digest === digest)) {
          map.removeLayer(layer);
          layers.delete(id);
        }
      for (const [at, { id, digest, color }] of wanted.entries()) {
        const known = layers.get(id)?.layer;
        const layer = known ?? new VectorTileLayer({ declutter: true });
        layer.setStyle(styleOf(id, color, tintOf));
        layer.setZIndex(at + 1);
        if (known) continue;
        layer.setSource(
          tiles(`/api/v1/mapa/capas/${id}/teselas/{z}/{x}/{y}?v=${digest.slice(0, 12)}`, false),
        );
        layers.set(id, { layer, digest, color });
        map.addLayer(layer);
      }
    },
    /** Colours follow the theme of the page. */
    repaint: (keys: readonly ColorKey[], tintOf: TintOf): void => {
      records.setStyle(recordStyles(keys, () => selected));
      for (const [id, { layer, color }] of layers) layer.setStyle(styleOf(id, color, tintOf));
    },
    fit: (to: Bounds): void => view.fit(extentOf(to), { padding: [48, 48, 48, 48], maxZoom: 14 }),
    goTo: (lon: number, lat: number): void => {
      view.animate({
        center: fromLonLat([lon, lat]),
        zoom: Math.max(view.getZoom() ?? 0, 10.5),
        duration: 250,
      });
    },
    /** The middle of what is in sight. */
    center: (): { readonly lon: number; readonly lat: number } => {
      const [lon = 0, lat = 0] = toLonLat(view.getCenter() ?? [0, 0]);
      return { lon, lat };
    },
    zoom: (by: number): void => view.animate({ zoom: (view.getZoom() ?? 0) + by, duration: 150 }),
    close: (): void => map.setTarget(undefined),
  };
};

/** What `createMapView` makes. */
export type MapView = ReturnType<typeof createMapView>;
