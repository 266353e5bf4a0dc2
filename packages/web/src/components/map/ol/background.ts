import TileLayer from 'ol/layer/Tile.js';
import type OlMap from 'ol/Map.js';
import XYZ from 'ol/source/XYZ.js';

const deepest = 19;

/** Puts tiles of somebody else under everything else. They are asked for openly, so that the map can be taken away as an image. */
export const addBackground = (map: OlMap, url: string): void => {
  map
    .getLayers()
    .insertAt(
      0,
      new TileLayer({ source: new XYZ({ url, maxZoom: deepest, crossOrigin: 'anonymous' }), zIndex: 0 }),
    );
};
