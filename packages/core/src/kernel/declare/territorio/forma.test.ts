import { describe, expect, it } from 'vitest';
import { mostVertices, shapeFault } from './forma.ts';

const ring = [
  [-72.6, -36.9],
  [-72.2, -36.9],
  [-72.2, -36.5],
  [-72.6, -36.9],
];
const [corner] = ring;

describe('a shape', () => {
  it.each([
    ['Point', corner],
    ['MultiPoint', [corner, corner]],
    ['LineString', ring],
    ['MultiLineString', [ring, ring]],
    ['Polygon', [ring]],
    ['MultiPolygon', [[ring], [ring, ring]]],
  ])('of kind %s is kept', (type, coordinates) => {
    expect(shapeFault({ type, coordinates })).toBeUndefined();
  });

  it.each([
    ['nothing', undefined, 'todos sus vértices'],
    ['no object', 'Polygon', 'todos sus vértices'],
    ['of no kind', { type: 'toString', coordinates: [] }, 'todos sus vértices'],
    ['empty', { type: 'Polygon', coordinates: [] }, 'todos sus vértices'],
    ['open', { type: 'Polygon', coordinates: [ring.slice(0, 3)] }, 'todos sus vértices'],
    [
      'with a hole in its numbers',
      { type: 'LineString', coordinates: [corner, [Number.NaN, 1]] },
      'vértices',
    ],
    ['not closed', { type: 'Polygon', coordinates: [[...ring.slice(0, 3), [-72.5, -36.8]]] }, 'no se cierra'],
    [
      'crossing itself',
      { type: 'MultiPolygon', coordinates: [[ring], [[corner, ring[2], ring[1], [-72.6, -36.5], corner]]] },
      'vértice 1 con el que sale del 3',
    ],
    ['swapped', { type: 'Point', coordinates: [-36.6, -72.1] }, 'invertidas'],
    ['beyond the world', { type: 'Point', coordinates: [500, 1] }, '−180'],
    [
      'too long',
      { type: 'LineString', coordinates: Array.from({ length: mostVertices + 1 }, () => corner) },
      'simplifíquela',
    ],
  ])('%s is refused with what to do', (_, raw, words) => {
    expect(shapeFault(raw)).toContain(words);
  });
});
