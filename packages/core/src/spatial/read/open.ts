import { inflateRawSync } from 'node:zlib';
import { type ZipPart, zipParts } from '../../imports/read/zip-directory.ts';
import { ImportRefusal } from '../../imports/refusal.ts';
import type { ReadLayer } from '../feature.ts';
import type { LayerLimits } from '../limits.ts';
import { LayerRefusal } from '../refusal.ts';
import { readGeoJson } from './geojson.ts';
import { readKml } from './kml.ts';
import { readShapefile, type Unpacked } from './shapefile.ts';

const damagedZip = (cause?: unknown): LayerRefusal =>
  new LayerRefusal('El zip está incompleto o dañado: comprima los archivos de nuevo y súbalo.', cause);

const tooBig = (limits: LayerLimits): LayerRefusal =>
  new LayerRefusal(
    `La capa ocupa más de ${Math.floor(limits.unpackedBytes / 2 ** 20)} MB al descomprimirse: simplifíquela o divídala.`,
  );

/** What really comes out is counted; what a zip bomb declares is not believed. */
const unpacked = (zip: Buffer, limits: LayerLimits): Unpacked => {
  let left = limits.unpackedBytes;
  const inflate = ({ data, deflated }: ZipPart): Buffer => {
    try {
      const bytes = deflated ? inflateRawSync(data, { maxOutputLength: Math.max(1, left) }) : data;
      left -= bytes.length;
      if (left < 0) throw tooBig(limits);
      return bytes;
    } catch (cause) {
      if (cause instanceof LayerRefusal) throw cause;
      throw cause instanceof RangeError ? tooBig(limits) : damagedZip(cause);
    }
  };
  try {
    return new Map([...zipParts(zip, limits.parts)].map(([name, part]) => [name, () => inflate(part)]));
  } catch (cause) {
    throw cause instanceof ImportRefusal ? damagedZip(cause) : cause;
  }
};

const readZip = async (zip: Buffer, limits: LayerLimits): Promise<ReadLayer> => {
  const parts = unpacked(zip, limits);
  const named = (pattern: RegExp) => [...parts].find(([name]) => pattern.test(name))?.[1];
  if (named(/\.shp$/i)) return readShapefile(parts, limits);
  const kml = named(/\.kml$/i);
  if (kml) return readKml(kml().toString('utf8'), 'KMZ');
  const json = named(/\.(geo)?json$/i);
  return json ? readGeoJson(json().toString('utf8')) : readShapefile(parts, limits);
};

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

/** What people upload by mistake, by its first bytes. */
const mistaken: readonly (readonly [start: string, sentence: string])[] = [
  [
    'SQLite format 3',
    'Es un GeoPackage: expórtelo como GeoJSON desde su programa de mapas y suba ese archivo.',
  ],
  [
    '\u0000\u0000\u0027\u000a',
    'Un .shp no basta: comprima juntos el .shp, el .dbf, el .shx y el .prj, y suba el zip.',
  ],
  ['%PDF', 'Es un PDF: suba la capa en GeoJSON, Shapefile en zip, KML o KMZ.'],
];

/**
 * Reads an uploaded layer, whatever its name says.
 *
 * @throws LayerRefusal when it is no layer, is damaged, or is bigger than the limits allow.
 */
export const openLayer = async (bytes: Buffer, limits: LayerLimits): Promise<ReadLayer> => {
  if (bytes.length === 0)
    throw new LayerRefusal('El archivo está vacío: revise que sea el correcto y súbalo de nuevo.');
  if (isZip(bytes)) return readZip(bytes, limits);
  const head = bytes.subarray(0, 16).toString('latin1');
  const sentence = mistaken.find(([start]) => head.startsWith(start))?.[1];
  if (sentence) throw new LayerRefusal(sentence);
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  return /^\s*</.test(text) ? readKml(text, 'KML') : readGeoJson(text);
};
