import { fileURLToPath } from 'node:url';

const stub = fileURLToPath(new URL('../src/components/map/ol/unused.ts', import.meta.url));

/**
 * Parts of OpenLayers that every map carries and this one never runs: styles written as data, tiles in another projection
 * than the map's, projections of others, controls, and ways to turn the map. Together they are a sixth of its weight.
 */
const unused =
  /^\.\.?\/.*(?:render\/canvas\/style|reproj\/Tile|proj\/utm|control\/defaults|DragRotate|PinchRotate|DragZoom)\.js$/;

/** Leaves out of the map what it never runs. */
export const leanMap = () => ({
  name: 'lean-map',
  enforce: 'pre' as const,
  resolveId: (source: string, importer: string | undefined): string | undefined =>
    importer?.includes('/node_modules/ol/') && unused.test(source) ? stub : undefined,
});
