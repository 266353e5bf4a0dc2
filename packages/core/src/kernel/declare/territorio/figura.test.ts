import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inChile, looksSwapped, mostCorners, readFigure } from './figura.ts';

const square = [
  [-72.5, -36.8],
  [-72.4, -36.8],
  [-72.4, -36.7],
  [-72.5, -36.8],
];

describe('an area drawn on the map', () => {
  test('is a polygon or several', () => {
    const one = { type: 'Polygon', coordinates: [square] };
    const two = { type: 'MultiPolygon', coordinates: [[square], [square]] };
    expect(readFigure(one)).toEqual({ figure: one });
    expect(readFigure(two)).toEqual({ figure: two });
  });

  test.each([
    ['nothing', null, 'polígono'],
    ['a line', { type: 'LineString', coordinates: square }, 'polígono'],
    ['no polygon at all', { type: 'MultiPolygon', coordinates: [] }, 'polígono'],
    ['a ring of two corners', { type: 'Polygon', coordinates: [square.slice(0, 2)] }, 'polígono'],
    [
      'what is no number',
      { type: 'Polygon', coordinates: [[...square.slice(1), [Number.NaN, 1]]] },
      'polígono',
    ],
    [
      'too many corners',
      { type: 'Polygon', coordinates: [Array.from({ length: mostCorners + 1 }, () => square[0])] },
      'vértices',
    ],
    [
      'swapped axes',
      { type: 'Polygon', coordinates: [square.map(([lon, lat]) => [lat, lon])] },
      'invertidas',
    ],
    ['no place on Earth', { type: 'Polygon', coordinates: [[...square, [-200, 0]]] }, 'longitud va'],
    ['half a continent', { type: 'Polygon', coordinates: [[...square, [-50, -36]]] }, 'demasiado grande'],
    [
      'a strip from pole to pole',
      { type: 'Polygon', coordinates: [[...square, [-72, -89]]] },
      'demasiado grande',
    ],
  ])('is not %s', (_, raw, sentence) => {
    expect(readFigure(raw)).toEqual({ message: expect.stringContaining(sentence) });
  });

  test('is judged whatever arrives', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const read = readFigure({ type: 'Polygon', coordinates: raw });
        expect('figure' in read || read.message.length > 0).toBe(true);
      }),
    );
  });
});

test('a pair the other way round is told from one elsewhere', () => {
  expect(inChile([-71.5, -36.6])).toBe(true);
  expect(looksSwapped([-36.6, -71.5])).toBe(true);
  expect(looksSwapped([-71.5, -36.6])).toBe(false);
  expect(looksSwapped([2.3, 48.8])).toBe(false);
});
