import { createHash } from 'node:crypto';
import type { FileRef } from '../kernel/declare/field.ts';
import type { Json } from '../kernel/declare/json.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
import type { Product } from '../kernel/declare/product.ts';
import { shapeFault } from '../kernel/declare/territorio/forma.ts';
import type { Image } from '../kernel/readmodel/images.ts';
import type { Projector } from '../kernel/readmodel/project.ts';
import { invalid } from '../kernel/runtime/refusals.ts';
import type { FileStore } from '../ports/files.ts';

/** Characters of a shape that a record keeps itself; one that is longer lies in the files bucket by its digest. */
const longest = 16_384;

const TYPE = 'application/geo+json';

const shapeFields = ({ fields }: AnyModule): readonly string[] =>
  Object.entries(fields).flatMap(([name, { kind }]) => (kind === 'geometry' ? [name] : []));

const isKept = (value: unknown): value is Pick<FileRef, 'key'> =>
  typeof value === 'object' && value !== null && 'key' in value;

type Values = Readonly<Record<string, unknown>>;

/**
 * Puts the shapes among some values that are too long for a record into the files bucket, and a reference in their
 * place. The key is their digest, so the same shape lies there once.
 *
 * @throws GoreError `DATOS_INVALIDOS` when a shape is none.
 */
export const shelveShapes = async (
  files: Pick<FileStore, 'put'>,
  tenant: string,
  module: AnyModule,
  values: Values,
): Promise<Values> => {
  const shelved: Record<string, unknown> = {};
  for (const name of shapeFields(module)) {
    const value = values[name];
    if (typeof value !== 'object' || value === null || isKept(value)) continue;
    const text = JSON.stringify(value);
    if (text.length <= longest) continue;
    const message = shapeFault(value);
    if (message) throw invalid([{ field: name, message }]);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const key = `${tenant}/formas/${sha256}.geojson`;
    await files.put(key, text, TYPE);
    shelved[name] = { key, name: `${name}.geojson`, size: Buffer.byteLength(text), sha256, type: TYPE };
  }
  return { ...values, ...shelved };
};

/** Puts the shapes that lie in the files bucket back into images of records, for the read model. */
export type ShapeReader = (images: readonly Image[]) => Promise<readonly Image[]>;

/**
 * Makes the reader of kept shapes of a product. A shape whose file is gone is left out, since waiting for it would hold
 * up every record behind it.
 *
 * @param read text under a key of the files bucket; nothing where there is none.
 */
export const createShapeReader = (
  product: Pick<Product, 'modules'>,
  read: (key: string) => Promise<string | undefined>,
): ShapeReader => {
  const fields = new Map(product.modules.map((module) => [module.name, shapeFields(module)] as const));
  const whole = async (image: Image): Promise<Image> => {
    if (!('data' in image)) return image;
    const kept = (fields.get(image.module) ?? []).filter((name) => isKept(image.data[name]));
    if (kept.length === 0) return image;
    const data = { ...image.data };
    for (const name of kept) {
      const value = data[name];
      const text = isKept(value) ? await read(value.key) : undefined;
      if (text === undefined) delete data[name];
      else data[name] = JSON.parse(text) as Json;
    }
    return { ...image, data };
  };
  return (images) => Promise.all(images.map(whole));
};

/** A projector that puts the kept shapes of records back before it copies them. */
export const withShapes = <P extends Pick<Projector, 'project'>>(projector: P, shapes: ShapeReader): P => ({
  ...projector,
  project: async (images) => projector.project(await shapes(images)),
});
