import { fileURLToPath } from 'node:url';

const stub = fileURLToPath(new URL('../src/components/map/ol/unused.ts', import.meta.url));

/**
 * Parts of OpenLayers that every map carries and this one never runs: styles written as data, and tiles in another
 * projection than the map's. Together they are an eighth of its weight.
 */
const unused = /^\.\.?\/.*(?:render\/canvas\/style|reproj\/Tile)\.js$/;

/** Leaves out of the map what it never runs. */
export const leanMap = () => ({
  name: 'lean-map',
  enforce: 'pre' as const,
  resolveId: (source: string, importer: string | undefined): string | undefined =>
    importer?.includes('/node_modules/ol/') && unused.test(source) ? stub : undefined,
});
