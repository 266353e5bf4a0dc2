import type { CellValue } from './cells.ts';
import type { ExportColumn } from './columns.ts';
import type { RowSink } from './workbook.ts';

/** A place as rows of the read model hold it: a point, or a geometry of GeoJSON. */
const geometryOf = (place: unknown): unknown => {
  if (typeof place !== 'object' || place === null) return null;
  if ('lon' in place && 'lat' in place) return { type: 'Point', coordinates: [place.lon, place.lat] };
  return 'type' in place && 'coordinates' in place ? place : null;
};

const plain = (value: CellValue | undefined): unknown =>
  value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null);

/** The records of a list as GeoJSON, each where it stands, with what the list shows by the names people read. */
export const openGeojson = (columns: readonly ExportColumn[]): RowSink => {
  const features: string[] = [];
  const shown = columns.map(({ label }, at) => [label, at] as const);
  return {
    add: (cells, { id, place }) => {
      const properties = Object.fromEntries(shown.map(([label, at]) => [label, plain(cells[at])]));
      features.push(JSON.stringify({ type: 'Feature', id, geometry: geometryOf(place), properties }));
    },
    finish: async () => Buffer.from(`{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}`),
  };
};
