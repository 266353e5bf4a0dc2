import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DigestLeaf, holdsProof, isSealed, proveInclusion, sealDay } from './digest.ts';
import { merkleProof, merkleRoot, rootByProof } from './merkle.ts';

const leaf = (seq: number): DigestLeaf => ({
  module: 'obra',
  id: 'a',
  seq,
  at: '2026-07-15T16:00:00.000Z',
  hash: String(seq).repeat(4),
});
const day = (count: number) =>
  sealDay('t', '2026-07-15', Array.from({ length: count }, (_, at) => leaf(at + 1)).toReversed(), 'antes');

describe('a Merkle tree', () => {
  it('is that of RFC 6962', () => {
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(merkleRoot([''])).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(merkleProof(['a'], 0)).toEqual([]);
  });

  it('proves each of its texts, and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 20 }), fc.nat(19), (texts, at) => {
        const index = at % texts.length;
        const proof = merkleProof(texts, index);
        expect(rootByProof(texts[index] ?? '', proof)).toBe(merkleRoot(texts));
        expect(rootByProof(`${texts[index]}!`, proof)).not.toBe(merkleRoot(texts));
      }),
    );
  });
});

describe('the digest of a day', () => {
  it('is the same whatever order its entries come in', () => {
    const entries = [leaf(1), leaf(2), leaf(3)];
    expect(sealDay('t', '2026-07-15', entries, null)).toEqual(
      sealDay('t', '2026-07-15', entries.toReversed(), null),
    );
  });

  it('shows any change to it', () => {
    const digest = day(4);
    expect(isSealed(digest)).toBe(true);
    expect(isSealed(day(0))).toBe(true);
    const [first] = digest.leaves;
    for (const change of [
      { tenant: 'otra' },
      { day: '2026-07-16' },
      { previous: null },
      { count: 5 },
      { root: 'f' },
      { leaves: digest.leaves.slice(1) },
      { leaves: first ? digest.leaves.with(0, { ...first, hash: 'f' }) : [] },
    ])
      expect(isSealed({ ...digest, ...change })).toBe(false);
  });

  it('proves that an entry is part of it, offline', () => {
    const digest = day(7);
    const proof = proveInclusion(digest, leaf(5));
    if (!proof) throw new Error('no proof');
    expect(proof).not.toHaveProperty('leaves');
    expect(holdsProof(JSON.parse(JSON.stringify(proof)))).toBe(true);
    expect(holdsProof({ ...proof, leaf: leaf(6) })).toBe(false);
    expect(holdsProof({ ...proof, day: '2026-07-14' })).toBe(false);
    for (const other of [leaf(8), { ...leaf(1), id: 'b' }, { ...leaf(1), module: 'otra' }])
      expect(proveInclusion(digest, other)).toBeUndefined();
  });
});
