import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf } from './keys.ts';

describe('rows that share a key', () => {
  it('stand alone, repeat an earlier one, or wait for a person', () => {
    const uses = [
      { fila: 2, hash: 'a' },
      { fila: 5, hash: 'b' },
      { fila: 9, hash: 'a' },
    ];
    expect(standingOf(uses.slice(0, 1), 2)).toEqual({ kind: 'propia' });
    expect(standingOf(uses, 2)).toEqual({ kind: 'compartida', con: [5] });
    expect(standingOf(uses, 5)).toEqual({ kind: 'compartida', con: [2, 9] });
    expect(standingOf(uses, 9)).toEqual({ kind: 'repetida', de: 2 });
  });

  it('leave one standing for each different thing they say, and nobody waits when there is but one', () => {
    const hashes = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(hashes, (texts) => {
        const uses = texts.map((hash, at) => ({ fila: at + 2, hash }));
        const kinds = uses.map(({ fila }) => standingOf(uses, fila).kind);
        const different = new Set(texts).size;
        expect(kinds.filter((kind) => kind !== 'repetida')).toHaveLength(different);
        expect(kinds.includes('compartida')).toBe(different > 1);
      }),
    );
  });
});
