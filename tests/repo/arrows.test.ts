import { producto } from '@gore/core/modules/producto.ts';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { type Arrow, arrows } from './arrows.ts';
import { importsOf, treeOf } from './imports.ts';
import { code, isForTests, type RepoFile } from './tree.ts';

const product = code.filter(({ path }) => !isForTests(path) && !path.endsWith('.d.ts'));

const starts = (to: string, prefixes: readonly string[] = []) =>
  prefixes.some((prefix) => to.startsWith(prefix));

const refusedBy = (arrow: Arrow, file: RepoFile) =>
  importsOf(file)
    .filter(({ to, typeOnly }) => !starts(to, arrow.may) && !(typeOnly && starts(to, arrow.types)))
    .map(({ to }) => `${file.path} → ${to}`);

describe('the arrows between folders', () => {
  it('are kept by every import', () => {
    const refused = product.flatMap((file) => {
      const arrow = arrows.find(({ of }) => of.test(file.path));
      return arrow ? refusedBy(arrow, file) : [`${file.path} belongs to no arrow`];
    });
    expect(refused).toEqual([]);
  });

  it('let pure rules import only the declaration kit, catalogues and other rules', () => {
    const rules = product.filter(({ path }) => path.endsWith('.reglas.ts'));
    const refused = rules.flatMap((file) =>
      importsOf(file)
        .filter(({ to }) => !/\/kernel\/declare\/|\.reglas\.ts$|\.catalogos\.ts$/.test(to))
        .map(({ to }) => `${file.path} → ${to}`),
    );
    expect(rules.length).toBeGreaterThan(0);
    expect(refused).toEqual([]);
  });

  it('never lead from the product into what exists for tests', () => {
    const refused = product
      .filter(({ path }) => path.startsWith('packages/'))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ to }) => isForTests(to))
          .map(({ to }) => `${file.path} → ${to}`),
      );
    expect(refused).toEqual([]);
  });
});

const cyclesIn = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
};

it('no file imports itself by way of others', () => {
  // Components may: a control for rows shows controls.
  const files = product.filter(({ path }) => !path.endsWith('.tsx'));
  const graph = new Map(
    files.map((file) => [file.path, importsOf(file).flatMap(({ to, typeOnly }) => (typeOnly ? [] : [to]))]),
  );
  expect(cyclesIn(graph)).toEqual([]);
});

const stringsOf = (file: RepoFile): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(treeOf(file));
  return found;
};

/** Modules of the platform the ground itself stands on: whoever acts, and what institutions add to their records. */
const foundations: Readonly<Record<string, readonly string[]>> = {
  'packages/core/src/identity/actors.ts': ['usuario', 'division', 'institucion', 'ingreso_operador', 'rol'],
  'packages/core/src/identity/accounts/people.ts': ['usuario'],
  'packages/core/src/identity/accounts/policy.ts': ['institucion'],
  'packages/core/src/identity/directory.ts': ['usuario', 'division', 'institucion'],
  'packages/core/src/identity/institutions.ts': ['institucion'],
  'packages/core/src/identity/staff.ts': ['usuario', 'division'],
  'packages/core/src/identity/standing.ts': ['rol', 'subrogancia', 'acceso_externo'],
  'packages/core/src/kernel/runtime/extra.ts': ['campo_extra'],
  'packages/core/src/kernel/runtime/view/record.ts': ['usuario'],
};

it('kernel and engines name no module', () => {
  const modules = new Set(producto.modules.map(({ name }) => name));
  const ground = product.filter(({ path }) =>
    /^packages\/core\/src\/(kernel|alerts|identity|imports|openapi|personal-data|ports)\//.test(path),
  );
  const named = ground.flatMap((file) =>
    stringsOf(file)
      .filter((text) => modules.has(text) && !foundations[file.path]?.includes(text))
      .map((text) => `${file.path} names ${text}`),
  );
  expect(named).toEqual([]);
});
