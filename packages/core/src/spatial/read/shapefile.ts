import { open } from 'shapefile';
import type { RawFeature, ReadLayer } from '../feature.ts';
import type { LayerLimits } from '../limits.ts';
import { LayerRefusal } from '../refusal.ts';
import { sridOfWkt } from './projection.ts';

/** Files of a zip by name, unpacked when asked. */
export type Unpacked = ReadonlyMap<string, () => Buffer>;

/** Encodings as a `.cpg` names them, in the words of the platform. */
const encodings: readonly (readonly [RegExp, string])[] = [
  [/utf-?8|65001/i, 'utf-8'],
  [/1252|ansi|8859-?1|88591|latin/i, 'windows-1252'],
];

const damaged = (cause: unknown): LayerRefusal =>
  new LayerRefusal('El Shapefile está incompleto o dañado: expórtelo de nuevo y suba el zip.', cause);

/** Without a `.cpg`, a table that reads as UTF-8 is in it. */
const encodingOf = (cpg: string | undefined, dbf: Buffer | undefined): string => {
  const named = cpg && encodings.find(([pattern]) => pattern.test(cpg))?.[1];
  if (named) return named;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(dbf?.subarray(dbf.readUInt16LE(8)));
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
};

const readFeatures = async (
  shp: Buffer,
  dbf: Buffer | undefined,
  encoding: string,
  { features: most }: LayerLimits,
): Promise<readonly RawFeature[]> => {
  const features: RawFeature[] = [];
  try {
    const source = await open(shp, dbf, { encoding });
    for (let read = await source.read(); !read.done; read = await source.read()) {
      const { geometry, properties } = read.value;
      features.push({ forma: geometry, datos: properties ?? {} });
      // The rest is counted out by whoever asked; there is no need to hold it.
      if (features.length > most) break;
    }
  } catch (cause) {
    throw damaged(cause);
  }
  return features;
};

/**
 * Reads the Shapefile inside a zip.
 *
 * @throws LayerRefusal when it holds none or several, when it is damaged, or its `.prj` is of no known system.
 */
export const readShapefile = async (parts: Unpacked, limits: LayerLimits): Promise<ReadLayer> => {
  const shapes = [...parts.keys()].filter((name) => /\.shp$/i.test(name) && !name.startsWith('__MACOSX'));
  const [shape, ...others] = shapes;
  if (shape === undefined)
    throw new LayerRefusal(
      'El zip no trae un Shapefile (.shp) ni un KML: revise qué exportó y súbalo de nuevo.',
    );
  if (others.length)
    throw new LayerRefusal(`El zip trae ${shapes.length} Shapefiles: suba uno por vez, cada uno en su zip.`);
  const beside = (extension: string): Buffer | undefined => {
    const wanted = `${shape.slice(0, -4)}.${extension}`.toLowerCase();
    const name = [...parts.keys()].find((one) => one.toLowerCase() === wanted);
    return name === undefined ? undefined : parts.get(name)?.();
  };
  const dbf = beside('dbf');
  const prj = beside('prj')?.toString('utf8');
  const srid = prj === undefined ? undefined : sridOfWkt(prj);
  if (prj !== undefined && srid === undefined)
    throw new LayerRefusal(
      'El archivo .prj describe un sistema de coordenadas que no se conoce: elíjalo de la lista, o exporte la capa en WGS 84.',
    );
  const shp = parts.get(shape)?.() ?? Buffer.alloc(0);
  const encoding = encodingOf(beside('cpg')?.toString('latin1'), dbf);
  return {
    format: 'Shapefile',
    features: await readFeatures(shp, dbf, encoding, limits),
    srid,
    notes: dbf ? [] : ['El zip no trae la tabla de datos (.dbf): los elementos quedan sin nombre.'],
  };
};
