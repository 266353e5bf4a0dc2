import { expect, it } from 'vitest';
import { newSecret } from '../secret.ts';
import { createSealer } from './sealer.ts';

const sealer = createSealer(newSecret());

it('opens what it sealed, for its owner', () => {
  const sealed = sealer.seal('JBSWY3DPEHPK3PXP', 't#ana');
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
  expect(sealer.open(sealed, 't#ana')).toBe('JBSWY3DPEHPK3PXP');
  expect(sealer.seal('JBSWY3DPEHPK3PXP', 't#ana')).not.toBe(sealed);
});

it('opens nothing that was moved, altered or sealed with another key', () => {
  const sealed = sealer.seal('secreto', 't#ana');
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(() => sealer.open(sealed, 't#beto')).toThrow();
  expect(() => sealer.open(bytes.toString('base64url'), 't#ana')).toThrow();
  expect(() => createSealer(newSecret()).open(sealed, 't#ana')).toThrow();
});

it('takes no short key', () => {
  expect(() => createSealer('corta')).toThrow(/32 bytes/);
});
