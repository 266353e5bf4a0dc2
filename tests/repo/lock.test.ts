import { describe, expect, it } from 'vitest';
import { textOf } from './tree.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  /** It comes inside the package above it, whose digest covers it. */
  readonly inBundle?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const lock = (JSON.parse(textOf('package-lock.json')) as { packages: Readonly<Record<string, Locked>> })
  .packages;

const manifests = [
  'package.json',
  'packages/core/package.json',
  'packages/functions/package.json',
  'packages/web/package.json',
];
const read = (path: string) => JSON.parse(textOf(path)) as Manifest;
const wanted = manifests.flatMap((path) => {
  const { dependencies, devDependencies } = read(path);
  return Object.entries({ ...dependencies, ...devDependencies }).map(([name, version]) => ({
    path,
    name,
    version,
  }));
});

/** Where Node finds the package `name` that the one at `path` asks for, or nothing. */
const foundFrom = (path: string, name: string): string | undefined => {
  const place = `${path ? `${path}/` : ''}node_modules/${name}`;
  if (place in lock) return place;
  return path ? foundFrom(path.replace(/(^|\/)[^/]+$/, ''), name) : undefined;
};

describe('the lock', () => {
  it('holds every optional package it names, for every platform', () => {
    // A registry without some platform's package yields a lock that `npm ci` refuses.
    const missing = Object.entries(lock).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !foundFrom(path, name))
        .map((name) => `${path} wants ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('says where nothing comes from, so that any registry serves', () => {
    const hosts = Object.entries(lock).filter(([, { resolved = '' }]) => /^(https?|git)/.test(resolved));
    expect(hosts.map(([path]) => path)).toEqual([]);
  });

  it('carries the digest of every package', () => {
    const bare = Object.entries(lock).filter(
      ([path, { link, inBundle, integrity }]) =>
        path.includes('node_modules/') && !link && !inBundle && !integrity,
    );
    expect(bare.map(([path]) => path)).toEqual([]);
  });
});

describe('the manifests', () => {
  it('pin exact versions', () => {
    const loose = wanted.filter(({ version }) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  it('agree with each other on every shared package', () => {
    const versions = Map.groupBy(wanted, ({ name }) => name);
    const torn = [...versions].filter(([, uses]) => new Set(uses.map(({ version }) => version)).size > 1);
    expect(torn.map(([name]) => name)).toEqual([]);
  });

  it('share version and licence', () => {
    const all = manifests.map(read);
    expect(new Set(all.map(({ version }) => version)).size).toBe(1);
    expect(new Set(all.map(({ license }) => license))).toEqual(new Set(['EUPL-1.2']));
  });
});
