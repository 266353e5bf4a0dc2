import GeoJSON from 'ol/format/GeoJSON.js';
import Circle from 'ol/geom/Circle.js';
import { fromCircle } from 'ol/geom/Polygon.js';
import Draw from 'ol/interaction/Draw.js';
import { toLonLat } from 'ol/proj.js';
import { getDistance } from 'ol/sphere.js';
import type { AreaBody } from '../../../lib/api/map.ts';
import type { MapView } from './map-view.ts';
import { areaStyle } from './overlay-styles.ts';
import type { Overlays } from './overlays.ts';

/** What one can draw: an area by its corners, or a circle around a place. */
export type DrawingKind = 'Polygon' | 'Circle';

const format = new GeoJSON();
/** Sides a circle is shown with. */
const sides = 64;

const bodyOf = (geometry: unknown): AreaBody => {
  if (geometry instanceof Circle) {
    const [lon = 0, lat = 0] = toLonLat(geometry.getCenter());
    const edge = toLonLat(geometry.getLastCoordinate());
    return { cerca: { lon, lat, metros: Math.max(1, Math.round(getDistance([lon, lat], edge))) } };
  }
  const options = { featureProjection: 'EPSG:3857', dataProjection: 'EPSG:4326', decimals: 6 };
  return { dentro: format.writeGeometryObject(geometry as Circle, options) };
};

/**
 * Lets the person draw an area; Escape gives it up.
 *
 * @returns what ends the drawing.
 */
export const startDrawing = (
  { map, element }: MapView,
  { drawn }: Overlays,
  kind: DrawingKind,
  onDrawn: (area: AreaBody | undefined) => void,
): (() => void) => {
  drawn.clear();
  const draw = new Draw({ type: kind, source: drawn, style: areaStyle() });
  const end = (): void => {
    map.removeInteraction(draw);
    document.removeEventListener('keydown', press);
    delete element.dataset.drawing;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    end();
    onDrawn(undefined);
  };
  element.dataset.drawing = kind;
  draw.on('drawend', ({ feature }) => {
    const geometry = feature.getGeometry();
    onDrawn(bodyOf(geometry));
    if (geometry instanceof Circle) feature.setGeometry(fromCircle(geometry, sides));
    // The click that ends it must not choose a record as well.
    setTimeout(end);
  });
  map.addInteraction(draw);
  document.addEventListener('keydown', press);
  return end;
};
