import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { policyFor, toCloudFront } from './edge-files.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('only the inline scripts and styles of the pages may run', () => {
  const policy = policyFor([
    '<script>one()</script><script type="module" src="/a.js"></script><style>a{}</style>',
    '<script>one()</script><script type="module">two()</script>',
  ]);
  const scripts = /script-src ([^;]+)/.exec(policy)?.[1]?.split(' ');
  expect(scripts).toEqual(["'self'", ...[hash('one()'), hash('two()')].sort()]);
  expect(policy).toContain(`style-src 'self' ${hash('a{}')};`);
  expect(policy).not.toContain('unsafe');
});

test('the CloudFront Function is a plain script that knows its shells', async () => {
  const code = toCloudFront(await readFile(new URL('../edge/rewrite.js', import.meta.url), 'utf8'), ['/ipr']);
  const shellOf = (uri: string): unknown =>
    runInNewContext(`${code}\nhandler({ request: { uri: '${uri}' } }).uri`);
  expect([shellOf('/ipr'), shellOf('/otro'), shellOf('/ipr/7')]).toEqual([
    '/ipr/index.html',
    '/404.html',
    '/404.html',
  ]);
});
