import { toLonLat } from 'ol/proj.js';
import { createMapView, type DrawnLayer } from './map-view.ts';
import { createOverlays } from './overlays.ts';

/** A place, WGS84 degrees. */
export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/**
 * A small map with one point on it.
 *
 * @param onPlace told where the person pressed; without it the map only shows.
 */
export const createPlaceMap = (
  element: HTMLElement,
  layers: readonly DrawnLayer[],
  onPlace?: (place: Place) => void,
) => {
  const view = createMapView(element);
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
    center: view.center,
    close: view.close,
  };
};

/** What `createPlaceMap` makes. */
export type PlaceMap = ReturnType<typeof createPlaceMap>;
