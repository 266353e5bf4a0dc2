import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safePath } from './safe-path.ts';

const origin = 'https://portal.gob.cl';

it.each(['/', '/ipr', '/ipr/01j?x=1&y=%2F#seccion', '/buscar?q=a//b'])('keeps %s', (path) => {
  expect(safePath(path, origin)).toBe(path);
});

it.each([
  undefined,
  '',
  'ipr',
  'https://evil.cl',
  'https://portal.gob.cl/ipr',
  '//evil.cl',
  '///evil.cl',
  '/\\evil.cl',
  '/\\/evil.cl',
  '/\t/evil.cl',
  '/\n/evil.cl',
  '/.//evil.cl',
  '/a/..//evil.cl',
  '/%2e//evil.cl',
  'javascript:alert(1)',
  '/api/auth/login',
  '/x/../api/auth/login',
  `/${'a'.repeat(2000)}`,
])('goes to the front page instead of %j', (asked) => {
  expect(safePath(asked, origin)).toBe('/');
});

it('stays on the portal whatever is asked, once and again', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '//',
    'evil.cl',
    '\t',
    '\r',
    '@',
    ':',
    '?',
    '#',
    '%2f',
    'http:',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
      ),
      (asked) => {
        const path = safePath(`/${asked}`, origin);
        expect(new URL(path, origin).origin).toBe(origin);
        expect(safePath(path, origin)).toBe(path);
      },
    ),
    { numRuns: 3000 },
  );
});
