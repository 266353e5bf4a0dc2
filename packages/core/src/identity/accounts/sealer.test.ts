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
  const [key = '', body = ''] = sealed.split('.');
  const bytes = Buffer.from(body, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(() => sealer.open(sealed, 't#beto')).toThrow();
  expect(() => sealer.open(`${key}.${bytes.toString('base64url')}`, 't#ana')).toThrow();
  expect(() => createSealer(newSecret()).open(sealed, 't#ana')).toThrow();
});

it('opens what older keys sealed, and seals with the newest', () => {
  const [old, next] = [newSecret(), newSecret()];
  const before = createSealer(old).seal('secreto', 't#ana');
  const after = createSealer(`${next}, ${old}`);
  expect(after.open(before, 't#ana')).toBe('secreto');
  expect(after.isCurrent(before)).toBe(false);

  const again = after.seal('secreto', 't#ana');
  expect(after.isCurrent(again)).toBe(true);
  expect(createSealer(next).open(again, 't#ana')).toBe('secreto');
  expect(() => createSealer(next).open(before, 't#ana')).toThrow(/not here/);
});

it('opens with the oldest key what was sealed before keys had names', () => {
  const [old, next] = [newSecret(), newSecret()];
  const [, unnamed = ''] = createSealer(old).seal('secreto', 't#ana').split('.');
  const after = createSealer(`${next},${old}`);
  expect(after.open(unnamed, 't#ana')).toBe('secreto');
  expect(after.isCurrent(unnamed)).toBe(false);
});

it('takes no short key', () => {
  expect(() => createSealer('corta')).toThrow(/32 bytes/);
  expect(() => createSealer(`${newSecret()},`)).toThrow(/32 bytes/);
});
