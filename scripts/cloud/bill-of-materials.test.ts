import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../local/settings.ts';
import { billOf, type Lock } from './bill-of-materials.ts';

it('names what is carried, once, and neither tools nor what is ours', () => {
  const hono = {
    version: '4.0.0',
    license: 'MIT',
    integrity: `sha512-${Buffer.from('abc').toString('base64')}`,
  };
  const bill = billOf(
    {
      packages: {
        '': { version: '1.0.0' },
        'packages/core': { version: '1.0.0' },
        'node_modules/@gore/core': { link: true },
        'node_modules/vitest': { version: '5.0.0', dev: true },
        'node_modules/hono': hono,
        'node_modules/x/node_modules/hono': hono,
        'node_modules/@aws-sdk/core': { version: '3.0.0' },
      },
    },
    '9.9.9',
  );
  expect(bill.metadata.component.version).toBe('9.9.9');
  expect(bill.components).toEqual([
    { type: 'library', name: '@aws-sdk/core', version: '3.0.0', purl: 'pkg:npm/%40aws-sdk/core@3.0.0' },
    {
      type: 'library',
      name: 'hono',
      version: '4.0.0',
      purl: 'pkg:npm/hono@4.0.0',
      licenses: [{ license: { name: 'MIT' } }],
      hashes: [{ alg: 'SHA-512', content: '616263' }],
    },
  ]);
});

it('covers the real lock', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const { components } = billOf(lock, '0.0.0');
  expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['hono', 'electrodb', 'pg']));
  expect(components.map(({ name }) => name)).not.toContain('aws-cdk-lib');
  expect(components.every(({ version }) => version !== '')).toBe(true);
});
