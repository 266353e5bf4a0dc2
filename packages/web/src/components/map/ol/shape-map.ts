import { altKeyOnly, click } from 'ol/events/condition.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import type Geometry from 'ol/geom/Geometry.js';
import Draw from 'ol/interaction/Draw.js';
import Modify from 'ol/interaction/Modify.js';
import type { Shape } from '../../../lib/map/shape.ts';
import { createMapView, type DrawnLayer } from './map-view.ts';
import { areaStyle } from './overlay-styles.ts';
import { createOverlays } from './overlays.ts';

/** What one can draw of a record. */
export type ShapeKind = 'Polygon' | 'LineString';

const format = new GeoJSON();
const projections = { featureProjection: 'EPSG:3857', dataProjection: 'EPSG:4326' };
const decimals = 6;
const margin = 40;

/**
 * A small map with the shape of one record.
 *
 * @param onShape told of each change the person makes; without it the map only shows.
 */
export const createShapeMap = (
  element: HTMLElement,
  layers: readonly DrawnLayer[],
  onShape?: (shape: Shape) => void,
) => {
  const view = createMapView(element);
  const { drawn, repaint } = createOverlays(view);
  view.showLayers(layers, () => undefined);
  let draw: Draw | undefined;

  const tell = (geometry: Geometry | undefined): void => {
    if (!geometry || !onShape) return;
    const { type, coordinates } = format.writeGeometryObject(geometry, { ...projections, decimals }) as Shape;
    onShape({ type, coordinates });
  };
  const stop = (): void => {
    if (draw) view.map.removeInteraction(draw);
    draw = undefined;
    delete element.dataset.drawing;
  };
  if (onShape) {
    // Alt and a click take a corner away; a drag from a side adds one.
    const modify = new Modify({
      source: drawn,
      deleteCondition: (event) => altKeyOnly(event) && click(event),
    });
    modify.on('modifyend', ({ features }) => tell(features.item(0)?.getGeometry()));
    view.map.addInteraction(modify);
  }
  return {
    show: (shape: Shape | undefined, follow: boolean): void => {
      drawn.clear();
      if (!shape) return;
      drawn.addFeatures(
        format.readFeatures({ type: 'Feature', geometry: shape, properties: {} }, projections),
      );
      const extent = drawn.getExtent();
      if (follow && extent)
        view.map.getView().fit(extent, { padding: Array<number>(4).fill(margin), maxZoom: 16 });
    },
    draw: (kind: ShapeKind, onEnd: () => void): void => {
      stop();
      drawn.clear();
      draw = new Draw({ type: kind, source: drawn, style: areaStyle() });
      element.dataset.drawing = kind;
      draw.on('drawend', ({ feature }) => {
        tell(feature.getGeometry());
        // The click that ends it must not begin another one.
        setTimeout(() => {
          stop();
          onEnd();
        });
      });
      view.map.addInteraction(draw);
    },
    stop,
    fit: view.fit,
    repaint: (): void => {
      view.repaint([], () => undefined);
      repaint();
    },
    close: view.close,
  };
};

/** What `createShapeMap` makes. */
export type ShapeMap = ReturnType<typeof createShapeMap>;
