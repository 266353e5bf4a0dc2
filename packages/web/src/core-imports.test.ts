import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Pure parts of the kernel the browser runs too, so that both sides read a value alike. */
const shared = new Set(
  ['alert', 'evaluate', 'impersonal', 'relative', 'territorio/forma', 'ties', 'valores/rut'].map(
    (part) => `@gore/core/kernel/declare/${part}.ts`,
  ),
);

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file))
  .map((file) => ({ file, code: readFileSync(path.join(import.meta.dirname, file), 'utf8') }));

/** What a file imports to run, types apart. */
const imported = (code: string): readonly string[] =>
  [...code.matchAll(/^import (?!type )[^;]*?from '([^']+)'/gm)].map(([, from = '']) => from);

const readsDeclarations = (code: string): boolean =>
  imported(code).some((from) => from.startsWith('@gore/core/') && !shared.has(from));

test('what the browser runs takes nothing from the core but its pure, shared parts', () => {
  const components = sources.filter(({ file }) => !file.startsWith('lib/'));
  expect(components.filter(({ code }) => readsDeclarations(code)).map(({ file }) => file)).toEqual([]);
});

test('what reads the declarations is asked by the pages at build time only', () => {
  const builders = sources
    .filter(({ code }) => readsDeclarations(code))
    .map(({ file }) => path.basename(file));
  expect(builders.length).toBeGreaterThan(0);
  const askers = sources.filter(({ code }) =>
    imported(code).some((from) => from.startsWith('.') && builders.includes(path.basename(from))),
  );
  expect(askers.map(({ file }) => file)).toEqual([]);
});
