import { toLonLat } from 'ol/proj.js';
import { createMapView } from './map-view.ts';
import { createOverlays } from './overlays.ts';

/** A place, WGS84 degrees. */
export interface Place {
  readonly lon: number;
  readonly lat: number;
}

interface Layer {
  readonly id: string;
  readonly digest: string;
}

/**
 * A small map with one point on it.
 *
 * @param onPlace told where the person pressed; without it the map only shows.
 */
export const createPlaceMap = (
  element: HTMLElement,
  layers: readonly Layer[],
  onPlace?: (place: Place) => void,
) => {
  const view = createMapView(element, { onPick: () => {}, onMove: () => {} });
  const overlays = createOverlays(view);
  view.showLayers(layers, () => undefined);
  if (onPlace) {
    element.style.cursor = 'crosshair';
    view.map.on('click', ({ coordinate }) => {
      const [lon = 0, lat = 0] = toLonLat(coordinate);
      onPlace({ lon, lat });
    });
  }
  return {
    /** Moves the point there; the map follows when it is out of sight or when told. */
    show: (place: Place | undefined, follow: boolean): void => {
      overlays.showBubbles(place ? [{ name: '', ...place, radius: 8, variable: '--map-area' }] : []);
      if (place && follow) view.goTo(place.lon, place.lat);
    },
    fit: view.fit,
    repaint: (): void => {
      view.repaint([], () => undefined);
      overlays.repaint();
    },
    /** The middle of what is in sight: where the keyboard puts the point. */
    center: (): Place => {
      const [lon = 0, lat = 0] = toLonLat(view.map.getView().getCenter() ?? [0, 0]);
      return { lon, lat };
    },
    close: view.close,
  };
};

/** What `createPlaceMap` makes. */
export type PlaceMap = ReturnType<typeof createPlaceMap>;
