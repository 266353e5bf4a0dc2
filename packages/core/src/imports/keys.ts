import type { KeyUse } from './key-book.ts';

/** How a row stands among those that use its key. */
export type Standing =
  /** Nobody else says anything different: the row may become a record by itself. */
  | { readonly kind: 'propia' }
  /** An earlier row says exactly the same. */
  | { readonly kind: 'repetida'; readonly de: number }
  /** Other rows say something different: a person decides. */
  | { readonly kind: 'compartida'; readonly con: readonly number[] };

const sole: Standing = { kind: 'propia' };

/**
 * Judges a row by the other rows of its key.
 *
 * @param uses the first rows of the key; the row itself need not be among them.
 */
export const standingOf = (uses: readonly KeyUse[], own: KeyUse): Standing => {
  const first = uses.find(({ hash }) => hash === own.hash);
  if (first && first.fila < own.fila) return { kind: 'repetida', de: first.fila };
  const others = uses.filter(({ hash }) => hash !== own.hash).map((use) => use.fila);
  return others.length ? { kind: 'compartida', con: others } : sole;
};
