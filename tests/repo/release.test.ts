import { release } from '@gore/core/kernel/runtime/release.ts';
import { expect, it } from 'vitest';
import { textOf } from './tree.ts';

it('the version is said in one place: the code, its packages and the newest one of the changes agree', () => {
  const versionOf = (path: string) => (JSON.parse(textOf(path)) as { readonly version: string }).version;
  const packages = [
    'package.json',
    'packages/core/package.json',
    'packages/functions/package.json',
    'packages/web/package.json',
  ];
  for (const path of packages) expect([path, versionOf(path)]).toEqual([path, release]);
  expect(/^## (\d+\.\d+\.\d+)/m.exec(textOf('CHANGELOG.md'))?.[1]).toBe(release);
});
