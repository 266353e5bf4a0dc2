import type { Tone } from '@gore/core/kernel/declare/module.ts';

const byTone: Readonly<Record<Tone, string>> = {
  bad: '--chart-3',
  ok: '--chart-2',
  warn: '--chart-5',
  info: '--chart-1',
  mute: '--chart-6',
};
const inTurn = ['--chart-4', '--chart-2', '--chart-5', '--chart-3', '--chart-1', '--chart-6'];

/** A colour of the theme. */
export const inkOf = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Colour of a column: that of its tone, or the next one. */
export const colorOf = (tone: Tone | undefined, at: number): string =>
  inkOf(tone ? byTone[tone] : (inTurn[at % inTurn.length] ?? '--chart-1'));

const tile = 8;

type Stroke = readonly [x: number, y: number, toX: number, toY: number];

/** Rising, falling, level and upright. */
const stripes: readonly (readonly Stroke[])[] = [
  [-tile, 0, tile].map((x) => [x, tile, x + tile, 0] as const),
  [-tile, 0, tile].map((x) => [x, 0, x + tile, tile] as const),
  [[0, tile / 2, tile, tile / 2]],
  [[tile / 2, 0, tile / 2, tile]],
];

/** Stripes that tell a surface apart without its colour; the first one is plain. */
export const textureOf = (color: string, at: number): string | CanvasPattern => {
  if (at === 0) return color;
  const canvas = document.createElement('canvas');
  canvas.width = tile;
  canvas.height = tile;
  const pen = canvas.getContext('2d');
  if (!pen) return color;
  pen.fillStyle = color;
  pen.fillRect(0, 0, tile, tile);
  pen.strokeStyle = inkOf('--sheet');
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const [x, y, toX, toY] of stripes[(at - 1) % stripes.length] ?? []) {
    pen.moveTo(x, y);
    pen.lineTo(toX, toY);
  }
  pen.stroke();
  return pen.createPattern(canvas, 'repeat') ?? color;
};

const strokes = [[], [6, 4], [2, 3], [10, 3, 2, 3]];
const points = ['circle', 'rect', 'triangle', 'rectRot'] as const;

/** How a line is broken. */
export const strokeOf = (at: number): number[] => strokes[at % strokes.length] ?? [];

/** What stands on a line. */
export const pointOf = (at: number): (typeof points)[number] => points[at % points.length] ?? 'circle';
