import { comunasDeChile, type OfficialCommune } from '@gore/core/kernel/declare/territorio/comuna-oficial.ts';

type Position = readonly [number, number];

/** The part of a convex figure nearer to one point than to another. */
const nearer = (figure: readonly Position[], [ax, ay]: Position, [bx, by]: Position): readonly Position[] => {
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
  const side = ([x, y]: Position): number => (x - mx) * (bx - ax) + (y - my) * (by - ay);
  return figure.flatMap((from, at) => {
    const to = figure[(at + 1) % figure.length] ?? from;
    const [s, t] = [side(from), side(to)];
    const kept = s <= 0 ? [from] : [];
    if (s < 0 === t < 0 || s === t) return kept;
    const along = s / (s - t);
    const cut: Position = [from[0] + (to[0] - from[0]) * along, from[1] + (to[1] - from[1]) * along];
    return [...kept, cut];
  });
};

/** Half the width of the square a commune starts from, in degrees: no farther do invented boundaries reach. */
const reach = 0.35;

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/**
 * Invented boundaries: to each commune, what lies nearer to its point than to any other's. They adjoin without gaps as
 * the official ones do, and resemble them in nothing else.
 */
export const limitesInventados = (communes: readonly OfficialCommune[]): string => {
  const points = communes.map(({ punto }): Position => [punto.lon, punto.lat]);
  const features = communes.map(({ cut, nombre, provincia, region, punto: { lon, lat } }, at) => {
    const start: readonly Position[] = [
      [lon - reach, lat - reach],
      [lon + reach, lat - reach],
      [lon + reach, lat + reach],
      [lon - reach, lat + reach],
    ];
    const ring = points.reduce(
      (figure, other, n) => (n === at ? figure : nearer(figure, [lon, lat], other)),
      start,
    );
    const closed = [...ring, ring[0] ?? [lon, lat]].map(([x = 0, y = 0]) => [rounded(x), rounded(y)]);
    return {
      type: 'Feature',
      properties: { cut, comuna: nombre, provincia, region },
      geometry: { type: 'Polygon', coordinates: [closed] },
    };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
};

/** Communes of a region by the first two digits of their CUT; all of them unless said. */
export const comunasDe = (region = ''): readonly OfficialCommune[] =>
  comunasDeChile.filter(({ cut }) => cut.startsWith(region));
