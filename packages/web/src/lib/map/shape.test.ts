import { describe, expect, it } from 'vitest';
import { shapeText, valueOfText } from '../form/shape-text.ts';
import { cornerOf, cornersOf, isKeptShape, shapeIn, shapeOfFile, withCorners } from './shape.ts';

const polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [-72.6, -36.9],
      [-72.2, -36.9],
      [-72.2, -36.5],
      [-72.6, -36.9],
    ],
  ],
};

describe('a shape in a form', () => {
  it('is a text that reads back as it was', () => {
    expect(valueOfText(shapeText(polygon))).toEqual(polygon);
    expect(shapeText(undefined)).toBe('');
    expect(valueOfText('{')).toBeUndefined();
    expect(shapeIn(polygon)).toEqual(polygon);
    expect(isKeptShape({ key: 't/formas/x' })).toBe(true);
    expect(shapeIn({ key: 't/formas/x' })).toBeUndefined();
  });

  it('lists its corners without the one that closes it, and takes them back', () => {
    const corners = cornersOf(polygon);
    expect(corners).toHaveLength(3);
    expect(withCorners(polygon, corners ?? [])).toEqual(polygon);
    const line = { type: 'LineString', coordinates: [[-72, -36] as const, [-72, -37] as const] };
    expect(withCorners(line, cornersOf(line) ?? [])).toEqual(line);
    expect(cornersOf({ ...polygon, coordinates: [[], []] })).toBeUndefined();
    expect(cornersOf({ type: 'MultiPolygon', coordinates: [] })).toBeUndefined();
  });

  it.each([
    ['−36,5', '-72,1', [-72.1, -36.5]],
    ['-36.5', '-72.1', [-72.1, -36.5]],
    ['', '-72', undefined],
    ['-96', '-72', undefined],
  ])('reads the corner %s, %s', (lat, lon, corner) => {
    expect(cornerOf(lat, lon)).toEqual(corner);
  });
});

describe('a file with a shape', () => {
  it.each([
    ['a geometry', polygon],
    ['a feature', { type: 'Feature', geometry: polygon }],
    [
      'a collection of one',
      { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: polygon }] },
    ],
  ])('is taken from %s', (_, content) => {
    expect(shapeOfFile(JSON.stringify(content))).toEqual({ shape: polygon });
  });

  it.each([
    ['nothing readable', 'no', 'GeoJSON'],
    ['several features', JSON.stringify({ features: [{}, {}] }), 'un solo elemento'],
    ['far too much', 'x'.repeat(900_001), '900 KB'],
    ['swapped axes', JSON.stringify({ type: 'Point', coordinates: [-36.6, -72.1] }), 'invertidas'],
  ])('is refused with %s', (_, text, words) => {
    const read = shapeOfFile(text);
    expect('fault' in read && read.fault).toContain(words);
  });
});
