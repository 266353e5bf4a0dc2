/** One row that uses a key. */
export interface KeyUse {
  readonly fila: number;
  /** Of everything the row says. */
  readonly hash: string;
}

/** Which rows use which key: all that is kept in memory of a sheet. */
export type KeyBook = ReadonlyMap<string, readonly KeyUse[]>;

/** How a row stands among those that use its key. */
export type Standing =
  /** Nobody else says anything different: the row may become a record by itself. */
  | { readonly kind: 'propia' }
  /** An earlier row says exactly the same. */
  | { readonly kind: 'repetida'; readonly de: number }
  /** Other rows say something different: a person decides. */
  | { readonly kind: 'compartida'; readonly con: readonly number[] };

const sole: Standing = { kind: 'propia' };

/** Judges a row by the other rows of its key. */
export const standingOf = (uses: readonly KeyUse[], fila: number): Standing => {
  const own = uses.find((use) => use.fila === fila);
  if (!own || uses.length === 1) return sole;
  const first = uses.find(({ hash }) => hash === own.hash);
  if (first && first.fila !== fila) return { kind: 'repetida', de: first.fila };
  const others = uses.filter(({ hash }) => hash !== own.hash).map((use) => use.fila);
  return others.length ? { kind: 'compartida', con: others } : sole;
};
