import type { FeatureLike } from 'ol/Feature.js';
import CircleStyle from 'ol/style/Circle.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import { cssColor } from '../../../lib/map/colors.ts';
import { fill, font, stroke } from './styles.ts';

/** How the circle of a commune without a boundary looks: its area says how much. */
export const circleStyle = (feature: FeatureLike): Style =>
  new Style({
    image: new CircleStyle({
      radius: Number(feature.get('radius')),
      fill: fill(String(feature.get('variable'))),
      stroke: stroke('--map-border', 1),
      declutterMode: 'none',
    }),
    text: new Text({
      text: String(feature.get('nombre')),
      font: font(12),
      offsetY: Number(feature.get('radius')) + 8,
      fill: fill('--map-label'),
      stroke: stroke('--map-halo', 3),
    }),
  });

/** How a drawn area looks. */
export const areaStyle = (): Style =>
  new Style({
    stroke: new Stroke({ color: cssColor('--map-area'), width: 2.5, lineDash: [8, 5] }),
    image: new CircleStyle({ radius: 6, fill: fill('--map-area'), stroke: stroke('--map-halo', 2) }),
  });
