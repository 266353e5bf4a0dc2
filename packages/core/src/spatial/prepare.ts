import type { Json } from '../kernel/declare/json.ts';
import { inChile, looksSwapped } from '../kernel/declare/territorio/figura.ts';
import type { LayerFeature } from '../kernel/readmodel/spatial/load-layer.ts';
import { type Normalised, projections, type RawGeometry } from '../kernel/readmodel/spatial/normalise.ts';
import { cutOf, keptData, type Mapping, nameOf } from './attributes.ts';
import { cornersOf, firstPosition, type RawFeature, type ReadLayer, swapped } from './feature.ts';
import { type LayerLimits, layerLimits } from './limits.ts';
import { openLayer } from './read/open.ts';
import { LayerRefusal } from './refusal.ts';

/** What whoever uploads a layer says about it. */
export interface LayerOptions extends Mapping {
  /** EPSG code of its coordinates; what the file says unless told. */
  readonly srid?: number;
}

/** What became of a layer, in words and numbers people can check. */
export interface LayerReport {
  readonly formato: string;
  readonly sistema: string;
  /** Features of the file. */
  readonly leidos: number;
  /** Features that are drawn. */
  readonly elementos: number;
  readonly reparados: number;
  readonly descartados: number;
  readonly fueraDeChile: number;
  /** Different communes recognised. */
  readonly comunas: number;
  readonly vertices: number;
  /** Sentences about what was mended, left out or supposed. */
  readonly avisos: readonly string[];
}

/** A layer ready to be kept and drawn. */
export interface PreparedLayer {
  readonly features: readonly LayerFeature[];
  readonly report: LayerReport;
}

/** Turns geometries into valid ones in WGS84. */
export type Normaliser = (srid: number, geometries: readonly RawGeometry[]) => Promise<readonly Normalised[]>;

/** Corners sent to be normalised at once. */
const BATCH_VERTICES = 50_000;
const BATCH_FEATURES = 1000;
/** Sentences of one kind before they are only counted. */
const MOST_EXAMPLES = 10;
const DEGREES = new Set([4326, 4674, 5360]);

type Shape = Readonly<Record<string, Json>>;

const shapeOf = ({ forma }: RawFeature): Shape | undefined =>
  typeof forma === 'object' && forma !== null && !Array.isArray(forma) ? (forma as Shape) : undefined;

const positionOf = (feature: RawFeature) => firstPosition(shapeOf(feature)?.coordinates);

const cornersOfFeature = (feature: RawFeature): number => {
  const shape = shapeOf(feature);
  const parts = Array.isArray(shape?.geometries) ? shape.geometries : [shape];
  return parts.reduce<number>(
    (sum, part) => sum + (cornersOf((part as Shape | undefined)?.coordinates) ?? 0),
    0,
  );
};

const checkSize = ({ features }: ReadLayer, limits: LayerLimits): number => {
  const number = (n: number): string => n.toLocaleString('es-CL');
  if (features.length === 0)
    throw new LayerRefusal('La capa no trae elementos: revise qué exportó y súbala de nuevo.');
  if (features.length > limits.features)
    throw new LayerRefusal(
      `La capa pasa de ${number(limits.features)} elementos: divídala y súbala por partes.`,
    );
  const corners = features.map(cornersOfFeature);
  const biggest = corners.findIndex((one) => one > limits.featureVertices);
  if (biggest >= 0)
    throw new LayerRefusal(
      `El elemento ${biggest + 1} tiene ${number(corners[biggest] ?? 0)} vértices y el máximo es ${number(limits.featureVertices)}: simplifique la capa.`,
    );
  const total = corners.reduce((sum, one) => sum + one, 0);
  if (total > limits.vertices)
    throw new LayerRefusal(
      `La capa tiene ${number(total)} vértices y el máximo es ${number(limits.vertices)}: simplifíquela.`,
    );
  return total;
};

/** The system of its coordinates: what was said, what the file says, or degrees when they look like nothing else. */
const systemOf = (
  { srid, features }: ReadLayer,
  { srid: told }: LayerOptions,
): { srid: number; supposed: boolean } => {
  if (told !== undefined) return { srid: told, supposed: false };
  if (srid !== undefined) return { srid, supposed: false };
  const positions = features.flatMap((feature) => positionOf(feature) ?? []).length;
  const degrees = features.every((feature) => {
    const [x = 0, y = 0] = positionOf(feature) ?? [];
    return Math.abs(x) <= 180 && Math.abs(y) <= 180;
  });
  if (positions > 0 && degrees) return { srid: 4326, supposed: true };
  throw new LayerRefusal(
    'El archivo no dice en qué sistema de coordenadas está (falta el .prj): elíjalo de la lista y súbalo de nuevo.',
  );
};

/** Whether nearly all of it would be in Chile the other way round, and is not as it stands. */
const comesSwapped = (features: readonly RawFeature[], srid: number): boolean => {
  if (!DEGREES.has(srid)) return false;
  const positions = features.flatMap((feature) => {
    const position = positionOf(feature);
    return position ? [position] : [];
  });
  return positions.length > 0 && positions.filter(looksSwapped).length > positions.length * 0.9;
};

const turned = (feature: RawFeature): RawFeature => {
  const shape = shapeOf(feature);
  return shape?.coordinates === undefined
    ? feature
    : { ...feature, forma: { ...shape, coordinates: swapped(shape.coordinates) } };
};

function* batchesOf(features: readonly RawFeature[]): Generator<readonly RawGeometry[]> {
  let batch: RawGeometry[] = [];
  let corners = 0;
  for (const [at, feature] of features.entries()) {
    corners += cornersOfFeature(feature);
    batch.push({ n: at + 1, forma: shapeOf(feature) ?? null });
    if (corners < BATCH_VERTICES && batch.length < BATCH_FEATURES) continue;
    yield batch;
    batch = [];
    corners = 0;
  }
  if (batch.length) yield batch;
}

/** Keeps the first sentences of each kind, and says how many more there were. */
const notebook = () => {
  const kinds = new Map<string, string[]>();
  return {
    note: (kind: string, sentence: string): void => {
      kinds.set(kind, [...(kinds.get(kind) ?? []), sentence]);
    },
    count: (kind: string): number => kinds.get(kind)?.length ?? 0,
    sentences: (): readonly string[] =>
      [...kinds].flatMap(([kind, all]) => [
        ...all.slice(0, MOST_EXAMPLES),
        ...(all.length > MOST_EXAMPLES ? [`Y ${all.length - MOST_EXAMPLES} más: ${kind}.`] : []),
      ]),
  };
};

const reasons: readonly (readonly [RegExp, string])[] = [
  [/self-intersection/i, 'se cruzaba a sí mismo'],
  [/too few points/i, 'tenía un anillo con muy pocos vértices'],
  [/hole lies outside|nested/i, 'tenía un hueco mal puesto'],
  [/duplicate/i, 'repetía un anillo'],
];

const reasonOf = (reason: string): string =>
  reasons.find(([pattern]) => pattern.test(reason))?.[1] ?? 'su geometría no era válida';

const isAbroad = (feature: LayerFeature): boolean => {
  const shape = feature.forma as Shape;
  const position = firstPosition(shape.coordinates);
  return position !== undefined && !inChile(position);
};

/**
 * Reads a layer, mends what can be mended and says so, and gives each feature its name and its commune.
 *
 * @param normalise the geometry engine of the read model.
 * @throws LayerRefusal when nothing of it can be used, or when it is not where it says.
 */
export const prepareLayer = async (
  bytes: Buffer,
  options: LayerOptions,
  normalise: Normaliser,
  limits: LayerLimits = layerLimits,
): Promise<PreparedLayer> => {
  const read = await openLayer(bytes, limits);
  const vertices = checkSize(read, limits);
  const { srid, supposed } = systemOf(read, options);
  const swap = comesSwapped(read.features, srid);
  const raw = swap ? read.features.map(turned) : read.features;
  const notes = notebook();
  for (const sentence of read.notes) notes.note('archivo', sentence);
  if (supposed)
    notes.note('sistema', 'El archivo no dice su sistema de coordenadas: se supuso WGS 84, en grados.');
  if (swap) notes.note('ejes', 'La longitud y la latitud venían invertidas: se corrigieron.');

  const features: LayerFeature[] = [];
  for (const batch of batchesOf(raw))
    for (const { n, forma, repaired, readable } of await normalise(srid, batch)) {
      const { datos } = raw[n - 1] ?? { datos: {} };
      const nombre = nameOf(datos, options, n, limits);
      if (forma === null) {
        const why = readable
          ? 'sus coordenadas no existen en ese sistema'
          : 'no trae una geometría que se pueda leer';
        notes.note('elementos descartados', `«${nombre}» (elemento ${n}) se descartó: ${why}.`);
        continue;
      }
      if (repaired !== null)
        notes.note('elementos reparados', `«${nombre}» (elemento ${n}) ${reasonOf(repaired)}: se reparó.`);
      const cut = cutOf(datos, options);
      features.push({ n, nombre, ...(cut ? { cut } : {}), datos: keptData(datos, limits), forma });
    }
  if (features.length === 0)
    throw new LayerRefusal(
      'Ningún elemento se pudo leer en ese sistema de coordenadas: revise el archivo, o elija otro sistema.',
    );
  const abroad = features.filter(isAbroad).length;
  if (abroad > features.length / 2)
    throw new LayerRefusal(
      `La mayor parte de la capa queda fuera de Chile leída como ${projections[srid]}: elija el sistema de coordenadas correcto.`,
    );
  if (abroad) notes.note('fuera de Chile', `${abroad} elementos quedan fuera de Chile: revíselos.`);
  return {
    features,
    report: {
      formato: read.format,
      sistema: `${projections[srid]} (EPSG:${srid})`,
      leidos: read.features.length,
      elementos: features.length,
      reparados: notes.count('elementos reparados'),
      descartados: notes.count('elementos descartados'),
      fueraDeChile: abroad,
      comunas: new Set(features.flatMap(({ cut }) => cut ?? [])).size,
      vertices,
      avisos: notes.sentences(),
    },
  };
};
