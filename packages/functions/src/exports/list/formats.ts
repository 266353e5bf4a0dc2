/** Files a list can become. */
export const exportFormats = { xlsx: 'Excel', csv: 'CSV', geojson: 'GeoJSON' } as const;

/** A file a list can become. */
export type ExportFormat = keyof typeof exportFormats;

/** Tells a format from anything else that may have been sent. */
export const isExportFormat = (raw: unknown): raw is ExportFormat =>
  typeof raw === 'string' && Object.hasOwn(exportFormats, raw);
