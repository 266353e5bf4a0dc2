import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** The first byte keeps a leaf from passing for a node (RFC 6962, 2.1). */
const leafOf = (text: string): string => sha256(Uint8Array.of(0), text);
const nodeOf = (left: string, right: string): string =>
  sha256(Uint8Array.of(1), Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));

/** The greatest power of two below a number above one. */
const split = (length: number): number => 2 ** Math.ceil(Math.log2(length) - 1);

/** Root of the Merkle tree over texts in order, in hexadecimal (RFC 6962, 2.1). */
export const merkleRoot = (texts: readonly string[]): string => {
  const [only] = texts;
  if (only === undefined) return sha256('');
  if (texts.length === 1) return leafOf(only);
  const at = split(texts.length);
  return nodeOf(merkleRoot(texts.slice(0, at)), merkleRoot(texts.slice(at)));
};

/** One step from a leaf towards the root: the other branch, and the side it stands on. */
export interface ProofStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** The branches that lead from the text at an index to the root, from the leaf upwards. */
export const merkleProof = (texts: readonly string[], index: number): readonly ProofStep[] => {
  if (texts.length <= 1) return [];
  const at = split(texts.length);
  const [left, right] = [texts.slice(0, at), texts.slice(at)];
  return index < at
    ? [...merkleProof(left, index), { side: 'right', hash: merkleRoot(right) }]
    : [...merkleProof(right, index - at), { side: 'left', hash: merkleRoot(left) }];
};

/** The root a text leads to by a proof; the text is in the tree when it is the tree's own. */
export const rootByProof = (text: string, proof: readonly ProofStep[]): string =>
  proof.reduce(
    (hash, step) => (step.side === 'left' ? nodeOf(step.hash, hash) : nodeOf(hash, step.hash)),
    leafOf(text),
  );
