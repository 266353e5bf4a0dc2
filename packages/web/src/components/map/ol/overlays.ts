import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import { fromLonLat } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import type { MapView } from './map-view.ts';
import { areaStyle, circleStyle } from './overlay-styles.ts';

/** A commune drawn as a circle, where no boundary is. */
export interface Bubble {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly radius: number;
  readonly variable: string;
}

/** What is drawn over the tiles: circles of communes, and the area of the person. */
export const createOverlays = ({ map }: MapView) => {
  const circles = new VectorSource();
  const drawn = new VectorSource();
  const bubbles = new VectorLayer({ source: circles, style: circleStyle, zIndex: 5 });
  const areas = new VectorLayer({ source: drawn, style: areaStyle(), zIndex: 8 });
  map.addLayer(bubbles);
  map.addLayer(areas);
  return {
    drawn,
    clear: (): void => drawn.clear(),
    showBubbles: (some: readonly Bubble[]): void => {
      circles.clear();
      circles.addFeatures(
        some.map(
          ({ name, lon, lat, radius, variable }) =>
            new Feature({ geometry: new Point(fromLonLat([lon, lat])), nombre: name, radius, variable }),
        ),
      );
    },
    /** Colours follow the theme of the page. */
    repaint: (): void => {
      areas.setStyle(areaStyle());
      bubbles.changed();
    },
  };
};

/** What `createOverlays` makes. */
export type Overlays = ReturnType<typeof createOverlays>;
