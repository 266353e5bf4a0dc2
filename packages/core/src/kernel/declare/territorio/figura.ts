/** A pair of WGS84 degrees, longitude first as GeoJSON writes it. */
export type Position = readonly [lon: number, lat: number];

/** An area somebody drew. */
export interface Figure {
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly coordinates: readonly unknown[];
}

/** Most corners an area drawn by hand may have. */
export const mostCorners = 2000;

/** Widest area a question may be about, in degrees on a side: more than any region of Chile measures. */
const widest = 15;

type Reading = { readonly figure: Figure } | { readonly message: string };

const isPosition = (raw: unknown): raw is Position =>
  Array.isArray(raw) && raw.length >= 2 && raw.slice(0, 2).every((one) => Number.isFinite(one));

const isRing = (raw: unknown): raw is readonly Position[] =>
  Array.isArray(raw) && raw.length >= 4 && raw.every(isPosition);

const isPolygon = (raw: unknown): raw is readonly (readonly Position[])[] =>
  Array.isArray(raw) && raw.length > 0 && raw.every(isRing);

/** Longitudes and latitudes of Chile, its islands and its part of Antarctica, with room around. */
export const inChile = ([lon, lat]: Position): boolean =>
  lon >= -110 && lon <= -53 && lat >= -91 && lat <= -17;

/** Whether a pair would be a place in Chile if it were read the other way round, and is none as it stands. */
export const looksSwapped = ([lon, lat]: Position): boolean => !inChile([lon, lat]) && inChile([lat, lon]);

const extentOf = (positions: readonly Position[], axis: 0 | 1): number =>
  Math.max(...positions.map((position) => position[axis])) -
  Math.min(...positions.map((position) => position[axis]));

/**
 * Reads an area drawn on the map.
 *
 * @param raw GeoJSON polygon or polygons, WGS84.
 */
export const readFigure = (raw: unknown): Reading => {
  const { type, coordinates } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<
    string,
    unknown
  >;
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (!Array.isArray(polygons) || polygons.length === 0 || !polygons.every(isPolygon))
    return { message: 'El área debe ser un polígono con tres vértices o más: dibújela de nuevo.' };
  const corners = polygons.flat(2) as readonly Position[];
  if (corners.length > mostCorners)
    return { message: `El área tiene ${corners.length} vértices: use ${mostCorners} como máximo.` };
  if (looksSwapped(corners[0] as Position))
    return { message: 'La longitud y la latitud vienen invertidas: escriba primero la longitud.' };
  if (!corners.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
    return { message: 'La longitud va de −180 a 180 y la latitud de −90 a 90.' };
  if (extentOf(corners, 0) > widest || extentOf(corners, 1) > widest)
    return { message: `El área es demasiado grande: dibuje una de ${widest} grados de lado como máximo.` };
  return { figure: { type: type as Figure['type'], coordinates: coordinates as readonly unknown[] } };
};
