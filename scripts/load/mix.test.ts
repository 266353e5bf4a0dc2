import { expect, it } from 'vitest';
import { deedAt, type Kind, mix } from './mix.ts';

it('is 80 % reading, 15 % writing and 5 % reports', () => {
  const shares: Record<Kind, number> = { lectura: 0, escritura: 0, informe: 0 };
  for (const { kind, share } of mix) shares[kind] += share;
  expect(shares.lectura).toBeCloseTo(0.8);
  expect(shares.escritura).toBeCloseTo(0.15);
  expect(shares.informe).toBeCloseTo(0.05);
});

it('chooses each deed by its share', () => {
  const rolls = Array.from({ length: 10_000 }, (_, at) => deedAt(at / 10_000).of);
  for (const { of, share } of mix)
    expect(rolls.filter((chosen) => chosen === of).length / 10_000).toBeCloseTo(share, 3);
});
