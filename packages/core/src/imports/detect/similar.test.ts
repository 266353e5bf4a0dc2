import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, likeness } from './similar.ts';

describe('names', () => {
  it.each([
    ['MONTO FNDR M$', 'Monto FNDR', 0.8],
    ['UNIDAD TECNICA', 'Unidad Técnica', 1],
    ['NOMBRE DE LA INICIATIVA', 'NOMBRE INICIATIVA', 0.85],
  ])('%s and %s are alike', (one, other, least) => {
    expect(likeness(one, other)).toBeGreaterThanOrEqual(least);
  });

  it('that share nothing are not', () => {
    expect(likeness('COMUNA', 'FECHA')).toBeLessThan(0.4);
    expect(likeness('', '')).toBe(0);
  });

  it('are as alike one way as the other, between nothing and all', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const alike = likeness(one, other);
        expect(alike).toBeCloseTo(likeness(other, one), 10);
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the distance between two texts', () => {
  it.each([
    ['SAN FABAN', 'SAN FABIAN', 1],
    ['CHILAN', 'CHILLAN', 1],
    ['NINHEU', 'NINHUE', 1],
    ['PINTO', 'PINTO', 0],
    ['PINTO', 'YUNGAY', 3],
  ])('%s to %s is %i', (one, other, steps) => {
    expect(distance(one, other, 2)).toBe(steps);
  });

  it('is the same both ways, and nothing only between equals', () => {
    const word = fc.string({ maxLength: 6 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(distance(one, other, 9)).toBe(distance(other, one, 9));
        expect(distance(one, other, 9) === 0).toBe(one === other);
      }),
    );
  });
});
