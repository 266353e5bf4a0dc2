import { describe, expect, it } from 'vitest';
import { runOf } from './run-claim.ts';

describe('runOf', () => {
  it.each([
    [{ 'custom:run': '12345678-5' }, '12345678-5'],
    [{ run: '12.345.678-5' }, '12345678-5'],
    [{ 'custom:run': '6K' }, '6-K'],
    [{ 'custom:run': '12345678-5', run: '44444444-4' }, '12345678-5'],
  ])('reads %o', (claims, run) => {
    expect(runOf(claims)).toBe(run);
  });

  it.each([
    {},
    { run: 12345678 },
    { run: '12345678-4' },
    { run: '' },
    { sub: '12345678-5' },
    { run: ['12345678-5'] },
  ])('takes nobody from %o', (claims) => {
    expect(runOf(claims)).toBeUndefined();
  });

  it('reads the claim it is told to', () => {
    expect(runOf({ rut: '44444444-4', run: '12345678-5' }, ['rut'])).toBe('44444444-4');
  });
});
