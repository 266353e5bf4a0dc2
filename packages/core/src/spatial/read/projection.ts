import { projections } from '../../kernel/readmodel/spatial/normalise.ts';

/** Ways in which datums are written in a `.prj`, with the codes of their degrees and of their UTM zones 18 and 19 south. */
const datums: readonly (readonly [pattern: RegExp, degrees: number, south18: number, south19: number])[] = [
  [/SIRGAS[-_ ]?CHILE/i, 5360, 5362, 5361],
  [/SIRGAS/i, 4674, 31978, 31979],
  [/PSAD[-_ ]?56|PROVISIONAL[-_ ]SOUTH[-_ ]AMERICAN/i, Number.NaN, 24878, 24879],
  [/SAD[-_ ]?69|SOUTH[-_ ]AMERICAN[-_ ]1969/i, Number.NaN, 29188, 29189],
  [/WGS[-_ ]?(19)?84/i, 4326, 32718, 32719],
];

const known = (code: number): number | undefined => (code in projections ? code : undefined);

/**
 * The EPSG code of the coordinates a `.prj` describes.
 *
 * @param text well-known text, as ESRI or OGC write it.
 * @returns nothing when it is none of those the product takes.
 */
export const sridOfWkt = (text: string): number | undefined => {
  const named = /AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$/i.exec(text.trim());
  if (named) return known(Number(named[1]));
  if (/WEB[_ ]MERCATOR|PSEUDO-MERCATOR/i.test(text)) return 3857;
  const datum = datums.find(([pattern]) => pattern.test(text));
  if (!datum) return undefined;
  const [, degrees, south18, south19] = datum;
  if (!/PROJC(S|RS)/i.test(text)) return known(degrees);
  const zone = /ZONE[_ ](18|19)_?\s?S/i.exec(text)?.[1];
  const meridian = /CENTRAL_MERIDIAN"?\s*,\s*(-7[25]|-69)/i.exec(text)?.[1];
  const south = /FALSE_NORTHING"?\s*,\s*1\.?0{7}/i.test(text) || zone !== undefined;
  if (!south) return undefined;
  if (zone === '18' || meridian === '-75') return known(south18);
  return zone === '19' || meridian === '-69' ? known(south19) : undefined;
};

/** The EPSG code a GeoJSON names, in the way of its old standard: `urn:ogc:def:crs:EPSG::32719`. */
export const sridOfName = (name: unknown): number | undefined => {
  if (typeof name !== 'string') return undefined;
  if (/CRS84$/i.test(name)) return 4326;
  const code = /EPSG:{1,2}(?:[\d.]*:)?(\d+)$/i.exec(name)?.[1];
  return code === undefined ? undefined : known(Number(code));
};
