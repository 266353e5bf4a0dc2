import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf } from './keys.ts';

describe('rows that share a key', () => {
  it('stand alone, repeat an earlier one, or wait for a person', () => {
    const uses = [
      { fila: 2, hash: 1 },
      { fila: 5, hash: 2 },
      { fila: 9, hash: 1 },
    ] as const;
    const [two, five, nine] = uses;
    expect(standingOf([two], two)).toEqual({ kind: 'propia' });
    expect(standingOf(uses, two)).toEqual({ kind: 'compartida', con: [5] });
    expect(standingOf(uses, five)).toEqual({ kind: 'compartida', con: [2, 9] });
    expect(standingOf(uses, nine)).toEqual({ kind: 'repetida', de: 2 });
    expect(standingOf(uses, { fila: 500, hash: 3 })).toEqual({ kind: 'compartida', con: [2, 5, 9] });
  });

  it('leave one standing for each different thing they say, and nobody waits when there is but one', () => {
    const hashes = fc.array(fc.constantFrom(1, 2, 3), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(hashes, (texts) => {
        const uses = texts.map((hash, at) => ({ fila: at + 2, hash }));
        const kinds = uses.map((use) => standingOf(uses, use).kind);
        const different = new Set(texts).size;
        expect(kinds.filter((kind) => kind !== 'repetida')).toHaveLength(different);
        expect(kinds.includes('compartida')).toBe(different > 1);
      }),
    );
  });
});
