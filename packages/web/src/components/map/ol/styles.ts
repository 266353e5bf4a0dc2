import type { FeatureLike } from 'ol/Feature.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import { background } from '../../../lib/map/background.ts';
import { type ColorKey, cssColor } from '../../../lib/map/colors.ts';

/** The type of the portal at a size. */
export const font = (size: number, weight = 400): string =>
  `${weight} ${size}px Roboto, "Segoe UI", system-ui, sans-serif`;

const compact = new Intl.NumberFormat('es-CL', { notation: 'compact' });

/** The tint of a commune by its code, as a CSS variable. */
export type TintOf = (cut: string | undefined) => string | undefined;

/** Paint of the colour a CSS variable has now; `alpha` thins it, in two hexadecimal digits. */
export const fill = (variable: string, alpha = ''): Fill =>
  new Fill({ color: `${cssColor(variable)}${alpha}` });
/** A line of the colour a CSS variable has now. */
export const stroke = (variable: string, width: number): Stroke =>
  new Stroke({ color: cssColor(variable), width });

/** Makes a style once for each key: thousands of features share a few. */
const remembered = <K extends string | number>(make: (key: K) => Style): ((key: K) => Style) => {
  const known = new Map<K, Style>();
  return (key) => {
    const style = known.get(key) ?? make(key);
    known.set(key, style);
    return style;
  };
};

const clusterRadius = (n: number): number => Math.min(26, 11 + Math.log2(n) * 1.6);

/** How records look: alone, in the colour of their value; together, with how many there are. */
export const recordStyles = (keys: readonly ColorKey[], selected: () => string | undefined) => {
  const variables = new Map(keys.map(({ value, variable }) => [value, variable]));
  const partsOf = (key: string) => {
    const [mark, value = ''] = key.split('|');
    return { chosen: mark === '1', variable: variables.get(value) ?? '--map-mute' };
  };
  // Under the points, and thin enough for what lies below to be read.
  const outlined = remembered((key: string) => {
    const { chosen, variable } = partsOf(key);
    return new Style({
      zIndex: 0,
      stroke: stroke(chosen ? '--map-area' : variable, chosen ? 5 : 3),
      fill: fill(variable, '2e'),
    });
  });
  const alone = remembered((key: string) => {
    const { chosen, variable } = partsOf(key);
    return new Style({
      zIndex: chosen ? 2 : 1,
      image: new CircleStyle({
        radius: chosen ? 10 : 7,
        fill: fill(variable),
        stroke: stroke(chosen ? '--map-area' : '--map-halo', chosen ? 3 : 1.5),
        declutterMode: 'none',
      }),
    });
  });
  const together = remembered(
    (n: number) =>
      new Style({
        image: new CircleStyle({
          radius: clusterRadius(n),
          fill: fill('--map-cluster'),
          stroke: stroke('--map-halo', 2),
          declutterMode: 'none',
        }),
        text: new Text({
          text: compact.format(n),
          font: font(12, 600),
          fill: fill('--map-cluster-ink'),
          overflow: true,
          declutterMode: 'none',
        }),
      }),
  );
  return (feature: FeatureLike): Style => {
    const n = feature.get('n');
    if (typeof n === 'number') return together(n);
    const chosen = selected() !== undefined && feature.getId() === selected();
    const key = `${chosen ? 1 : 0}|${feature.get('e') ?? ''}`;
    return feature.getGeometry()?.getType() === 'Point' ? alone(key) : outlined(key);
  };
};

/**
 * How a layer looks: its outline, its tint where communes have one, and its names from near.
 *
 * @param variable colour of a layer that lies over the land; the land itself has none.
 */
export const layerStyles = (
  tintOf: TintOf,
  variable: string | undefined,
  isMarked: (feature: unknown) => boolean,
) => {
  const mark = stroke('--map-area', 3);
  const border = variable ? stroke(variable, 1.5) : stroke('--map-border', 1);
  const land = variable ? fill(variable, '33') : fill('--map-land');
  const label = fill('--map-label');
  const halo = stroke('--map-halo', 3);
  const point = new CircleStyle({ radius: 4, fill: fill('--map-label'), stroke: stroke('--map-halo', 1) });
  const fills = new Map<string, Fill>();
  const tinted = (variable: string): Fill => {
    const known = fills.get(variable) ?? fill(variable);
    fills.set(variable, known);
    return known;
  };
  return (feature: FeatureLike, resolution: number): Style => {
    const cut = feature.get('cut');
    const tint = variable ? undefined : tintOf(typeof cut === 'string' ? cut : undefined);
    const area = feature.getGeometry()?.getType().endsWith('Polygon');
    const marked = isMarked(feature.get('n'));
    return new Style({
      image: point,
      stroke: marked ? mark : border,
      zIndex: marked ? 1 : 0,
      // Over the tiles of somebody else, land that says nothing lets them through; its outline stays.
      ...(area && (tint || variable || !background) ? { fill: tint ? tinted(tint) : land } : {}),
      ...(resolution < 400
        ? {
            text: new Text({
              text: String(feature.get('nombre') ?? ''),
              font: font(12),
              fill: label,
              stroke: halo,
            }),
          }
        : {}),
    });
  };
};
