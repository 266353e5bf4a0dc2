import { createHash } from 'node:crypto';
import { canonical } from './chain.ts';
import { merkleProof, merkleRoot, type ProofStep, rootByProof } from './merkle.ts';

/** What a digest says of one entry: its name, when it was made, and its hash. */
export interface DigestLeaf {
  readonly module: string;
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly hash: string;
}

/** What all entries of a day came to, sealed together with the day before. */
export interface DailyDigest {
  readonly tenant: string;
  /** Day in UTC. */
  readonly day: string;
  readonly count: number;
  /** Merkle root over the leaves. */
  readonly root: string;
  /** Seal of the day before; nothing for the first. */
  readonly previous: string | null;
  /** SHA-256 over all of the above. */
  readonly seal: string;
  readonly leaves: readonly DigestLeaf[];
}

/** An entry and what proves, without the others, that it is part of the digest of its day. */
export interface InclusionProof {
  readonly tenant: string;
  readonly day: string;
  readonly leaf: DigestLeaf;
  readonly proof: readonly ProofStep[];
  readonly count: number;
  readonly root: string;
  readonly previous: string | null;
  readonly seal: string;
}

const sealOf = ({ tenant, day, count, root, previous }: Omit<DailyDigest, 'seal' | 'leaves'>): string =>
  createHash('sha256').update(canonical({ tenant, day, count, root, previous })).digest('hex');

const byName = (a: DigestLeaf, b: DigestLeaf): number => {
  const [left, right] = [a, b].map(({ at, module, id, seq }) => canonical([at, module, id, seq]));
  return String(left) < String(right) ? -1 : 1;
};

/** Seals the entries of a day. @param previous seal of the day before, or null for the first day. */
export const sealDay = (
  tenant: string,
  day: string,
  entries: readonly DigestLeaf[],
  previous: string | null,
): DailyDigest => {
  const leaves = entries.toSorted(byName);
  const head = { tenant, day, count: leaves.length, root: merkleRoot(leaves.map(canonical)), previous };
  return { ...head, seal: sealOf(head), leaves };
};

/** Whether a digest is what it says: its root over its leaves, and its seal over everything. */
export const isSealed = (digest: DailyDigest): boolean =>
  digest.count === digest.leaves.length &&
  digest.root === merkleRoot(digest.leaves.map(canonical)) &&
  digest.seal === sealOf(digest);

/** What proves that an entry is part of a digest; nothing when it is not. */
export const proveInclusion = (
  digest: DailyDigest,
  entry: Pick<DigestLeaf, 'module' | 'id' | 'seq'>,
): InclusionProof | undefined => {
  const index = digest.leaves.findIndex(
    ({ module, id, seq }) => module === entry.module && id === entry.id && seq === entry.seq,
  );
  const leaf = digest.leaves[index];
  if (!leaf) return undefined;
  const { leaves, ...head } = digest;
  return { ...head, leaf, proof: merkleProof(leaves.map(canonical), index) };
};

/** Whether a proof leads from its entry to the seal it names. */
export const holdsProof = (proof: InclusionProof): boolean =>
  rootByProof(canonical(proof.leaf), proof.proof) === proof.root && proof.seal === sealOf(proof);
