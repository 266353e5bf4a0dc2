import { expect, test } from 'vitest';
import { byColor, coloredLayers } from './colors.ts';

test('boundaries are drawn below, without a colour; what lies over them has one each', () => {
  const layers = [
    { id: 'amenaza', communes: false },
    { id: 'comunas', communes: true },
    { id: 'red', communes: false },
  ];
  expect(coloredLayers(layers).map(({ id, color }) => [id, color])).toEqual([
    ['comunas', undefined],
    ['amenaza', '--map-serie-4'],
    ['red', '--map-serie-5'],
  ]);
});

test('what shares a colour shares a line of the legend', () => {
  const key = (value: string, variable: string) => ({ value, label: value.toLowerCase(), variable });
  expect(byColor([key('A', '--x'), key('B', '--y'), key('C', '--x')])).toEqual([
    { value: 'A C', label: 'a, c', variable: '--x' },
    { value: 'B', label: 'b', variable: '--y' },
  ]);
});
