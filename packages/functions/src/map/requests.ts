import { isId } from '@gore/core/kernel/declare/read.ts';
import { readFigure } from '@gore/core/kernel/declare/territorio/figura.ts';
import type { Area } from '@gore/core/kernel/readmodel/spatial/area.ts';
import type { TileKey } from '@gore/core/kernel/readmodel/spatial/grid.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { invalid } from '@gore/core/kernel/runtime/refusals.ts';
import type { Body } from '../api/command.ts';

const malformed = (sentence: string): GoreError =>
  new GoreError('malformado', sentence, { code: 'CONSULTA_INVALIDA' });

/** The tile a path names. */
export const tileOf = ({ z, x, y }: Readonly<Record<'z' | 'x' | 'y', string>>): TileKey => ({
  z: Number(z),
  x: Number(x),
  y: Number(y),
});

/** A number of a body. @throws GoreError `malformado` when it is none. */
export const numberOf = (body: Body, name: string): number => {
  const value = body[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw malformed(`«${name}» debe ser un número.`);
  return value;
};

/** A text of a body, or nothing when it is absent. @throws GoreError `malformado` when it is no text. */
export const textOf = (body: Body, name: string): string | undefined => {
  const value = body[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string' || value.length > 500) throw malformed(`«${name}» debe ser un texto.`);
  return value;
};

/** Ids of a body, none when they are absent. @throws GoreError `malformado` when they are no list of ids. */
export const idsOf = (body: Body, name: string): readonly string[] => {
  const value = body[name] ?? [];
  if (!Array.isArray(value) || value.length > 50 || !value.every(isId))
    throw malformed(`«${name}» debe ser una lista de registros.`);
  return value;
};

/** A point of a body: `{ lon, lat }`. */
export const pointOf = (body: Body): { readonly lon: number; readonly lat: number } => {
  const [lon, lat] = [numberOf(body, 'lon'), numberOf(body, 'lat')];
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90)
    throw malformed('La longitud va de −180 a 180 y la latitud de −90 a 90.');
  return { lon, lat };
};

/**
 * The area of a body: `{ dentro }` a figure, `{ cerca: { lon, lat, metros } }`, or `{ capa, elemento }`.
 *
 * @throws GoreError `malformado` or `invalido`, with what to do.
 */
export const areaOf = (body: Body): Area | undefined => {
  const { dentro, cerca, capa, elemento } = body;
  if (dentro !== undefined) {
    const read = readFigure(dentro);
    if ('message' in read) throw invalid([{ field: 'dentro', message: read.message }]);
    return { kind: 'within', figure: read.figure };
  }
  if (typeof cerca === 'object' && cerca !== null)
    return { kind: 'near', ...pointOf(cerca as Body), meters: numberOf(cerca as Body, 'metros') };
  if (capa === undefined) return undefined;
  if (!isId(capa)) throw malformed('Esa capa no existe: elija otra.');
  return {
    kind: 'layer',
    layer: capa,
    ...(elemento === undefined ? {} : { feature: numberOf(body, 'elemento') }),
  };
};
