import { SaxesParser } from 'saxes';
import type { Json } from '../../kernel/declare/json.ts';
import type { RawFeature, ReadLayer } from '../feature.ts';
import { LayerRefusal } from '../refusal.ts';

type Position = readonly number[];

interface Geometry {
  readonly type: string;
  readonly coordinates: Json;
}

/** What is being read of one placemark. */
interface Placemark {
  readonly datos: Record<string, unknown>;
  readonly shapes: Geometry[];
  rings: Json[];
}

const positionsOf = (text: string): readonly Position[] =>
  text
    .trim()
    .split(/\s+/)
    .map((tuple) => tuple.split(',').slice(0, 2).map(Number))
    .filter((pair) => pair.length === 2);

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const together = (shapes: readonly Geometry[]): Json => {
  const [first, ...rest] = shapes;
  if (!first) return null;
  if (rest.length === 0) return { ...first };
  const [{ type }] = [first];
  if (rest.every((shape) => shape.type === type))
    return { type: `Multi${type}`, coordinates: shapes.map(({ coordinates }) => coordinates) };
  return { type: 'GeometryCollection', geometries: shapes.map((shape) => ({ ...shape })) };
};

/** Where in the document the reader is: names of the open elements, from the outermost. */
class Reader {
  readonly features: RawFeature[] = [];
  readonly #path: string[] = [];
  #open: Placemark | undefined;
  #text = '';
  #key = '';

  enter(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name);
    this.#text = '';
    if (name === 'Placemark') this.#open = { datos: {}, shapes: [], rings: [] };
    if (name === 'Data' || name === 'SimpleData') this.#key = attributes.name ?? '';
    if (name === 'Polygon' && this.#open) this.#open.rings = [];
  }

  hear(text: string): void {
    this.#text += text;
  }

  leave(name: string): void {
    this.#path.pop();
    if (this.#open) this.#close(name, this.#open);
    this.#text = '';
  }

  #close(name: string, open: Placemark): void {
    const above = this.#path.at(-1);
    if (name === 'Placemark') {
      this.features.push({ forma: together(open.shapes), datos: open.datos });
      this.#open = undefined;
    } else if (name === 'Polygon') open.shapes.push({ type: 'Polygon', coordinates: open.rings });
    else if (name === 'coordinates') this.#shape(above, open, positionsOf(this.#text) as Json);
    else if (name === 'name' && above === 'Placemark') open.datos.name = this.#text.trim();
    else if (name === 'SimpleData' || (name === 'value' && above === 'Data'))
      open.datos[this.#key] = this.#text.trim();
  }

  #shape(above: string | undefined, open: Placemark, coordinates: Json): void {
    if (above === 'LinearRing') open.rings.push(coordinates);
    else if (above === 'LineString') open.shapes.push({ type: 'LineString', coordinates });
    else if (above === 'Point' && Array.isArray(coordinates))
      open.shapes.push({ type: 'Point', coordinates: coordinates[0] ?? [] });
  }
}

/**
 * Reads the placemarks of a KML with their names, data and geometries. Styles, images and links are left out, and
 * nothing the file points at is fetched.
 *
 * @throws LayerRefusal when it is no XML, or no KML.
 */
export const readKml = (text: string, format: 'KML' | 'KMZ'): ReadLayer => {
  const reader = new Reader();
  const parser = new SaxesParser();
  let isKml = false;
  let fault: Error | undefined;
  parser.on('error', (error) => {
    fault ??= error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    isKml ||= local(name) === 'kml';
    reader.enter(local(name), attributes as Readonly<Record<string, string>>);
  });
  parser.on('text', (heard) => reader.hear(heard));
  parser.on('cdata', (heard) => reader.hear(heard));
  parser.on('closetag', ({ name }) => reader.leave(local(name)));
  parser.write(text).close();
  if (fault || !isKml)
    throw new LayerRefusal('El archivo no es un KML que se pueda leer: expórtelo de nuevo y súbalo.', fault);
  return { format, features: reader.features, srid: 4326, notes: [] };
};
