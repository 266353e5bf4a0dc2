import { cssColor } from '../../../lib/map/colors.ts';
import type { MapView } from './map-view.ts';

/** A line under the image: a colour and what it means. */
export interface ImageLegend {
  readonly variable: string;
  readonly label: string;
}

const line = 22;
const margin = 16;

/**
 * The map as it stands, as a PNG with its title and its legend.
 *
 * @throws Error when the browser cannot make the image.
 */
export const mapImage = (
  { map, element }: MapView,
  title: string,
  legend: readonly ImageLegend[],
): Promise<Blob> => {
  map.renderSync();
  const [width = 1, height = 1] = map.getSize() ?? [];
  const columns = Math.max(1, Math.floor((width - margin) / 220));
  const rows = Math.ceil(legend.length / columns);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height + line * (rows + 2);
  const context = canvas.getContext('2d');
  if (!context) return Promise.reject(new Error('The browser gives no canvas'));
  context.fillStyle = cssColor('--sheet');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = cssColor('--map-ground');
  context.fillRect(0, line * 1.5, width, height);
  for (const part of element.querySelectorAll<HTMLCanvasElement>('.ol-layer canvas, canvas.ol-layer'))
    context.drawImage(part, 0, line * 1.5, width, height);
  context.fillStyle = cssColor('--ink');
  context.font = '600 15px Roboto, system-ui, sans-serif';
  context.fillText(title, margin, line);
  context.font = '13px Roboto, system-ui, sans-serif';
  for (const [at, { variable, label }] of legend.entries()) {
    const x = margin + (at % columns) * 220;
    const y = height + line * (2.2 + Math.floor(at / columns));
    context.fillStyle = cssColor(variable);
    context.fillRect(x, y - 10, 12, 12);
    context.fillStyle = cssColor('--ink');
    context.fillText(label, x + 18, y, 196);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The image came out empty'))));
  });
};
