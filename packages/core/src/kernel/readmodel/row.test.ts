import { expect, it } from 'vitest';
import { toSql } from './row.ts';

it('a shape enters its column, and the name of a file with one does not', () => {
  const shape = { type: 'Point', coordinates: [-72.1, -36.6] };
  expect(toSql('geometry', shape)).toEqual(shape);
  expect(toSql('geometry', { key: 't/formas/x.geojson' })).toBeUndefined();
  expect(toSql('geometry', 'no')).toBeUndefined();
});
