import type { StoredRecord } from '../runtime/stored.ts';

/** A record the law made us forget: nothing of it remains but the fact. */
export interface Erasure {
  readonly tenant: string;
  readonly module: string;
  readonly id: string;
  readonly erased: true;
}

/** Totals a record keeps over its children; `version` counts the changes of these totals. */
export interface TotalsImage {
  readonly tenant: string;
  readonly module: string;
  readonly id: string;
  readonly totals: Readonly<Record<string, number>>;
  readonly version: number;
}

/** What the stream tells the projector about one record. */
export type Image = StoredRecord | Erasure | TotalsImage;

/** An erased record outranks every version of itself that may still be on its way. */
export const LAST_VERSION = Number.MAX_SAFE_INTEGER;

/** The images of one module by what they tell. */
export interface Sorted {
  readonly records: readonly StoredRecord[];
  readonly erasures: readonly Erasure[];
  readonly totals: readonly TotalsImage[];
}

const byKey = (a: Image, b: Image): number =>
  a.tenant === b.tenant ? Number(a.id > b.id) - Number(a.id < b.id) : a.tenant < b.tenant ? -1 : 1;

/** Keeps the newest image of each record: one statement may not touch a row twice. */
const newest = <T extends Image>(images: readonly T[]): readonly T[] => {
  const kept = new Map<string, T>();
  for (const image of images) {
    const key = `${image.tenant} ${image.id}`;
    const known = kept.get(key);
    if (!known || ('version' in image && 'version' in known && image.version > known.version))
      kept.set(key, image);
  }
  // Every projector locks rows in the same order, so that two of them never wait for each other.
  return [...kept.values()].sort(byKey);
};

/** Sorts a batch by module; modules come in alphabetical order, records by key, each once. */
export const sortImages = (images: readonly Image[]): readonly (readonly [module: string, Sorted])[] => {
  const byModule = Map.groupBy(images, ({ module }) => module);
  return [...byModule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, all]) => [
      module,
      {
        records: newest(all.filter((image) => 'data' in image)),
        erasures: newest(all.filter((image) => 'erased' in image)),
        totals: newest(all.filter((image) => 'totals' in image)),
      },
    ]);
};
