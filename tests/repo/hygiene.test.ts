import { digitoVerificador } from '@gore/core/kernel/declare/valores/rut.ts';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { treeOf } from './imports.ts';
import { code, documents, files, isForTests, type RepoFile } from './tree.ts';

const self = 'tests/repo/hygiene.test.ts';
const written = code.filter(({ path }) => path !== self);

const linesWith = (among: readonly RepoFile[], pattern: RegExp): readonly string[] =>
  among.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim().slice(0, 100)}`] : [])),
  );

const nodesOf = (among: readonly RepoFile[], wanted: (node: ts.Node) => boolean): readonly string[] =>
  among.flatMap((file) => {
    const tree = treeOf(file);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (wanted(node))
        found.push(`${file.path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });

describe('the source', () => {
  it('has no unfinished marks', () => {
    expect(linesWith(written, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  it('silences no tool', () => {
    const silenced =
      /@ts-(ignore|nocheck)|eslint-disable|biome-ignore|(v8|c8|istanbul) ignore|Stryker disable/;
    expect(linesWith(written, silenced)).toEqual([]);
  });

  it('expects type errors only where types are what is tested', () => {
    const elsewhere = written.filter(({ path }) => !/\.(test|test-d)\.ts$|\/testing\//.test(path));
    expect(linesWith(elsewhere, /@ts-expect-error/)).toEqual([]);
  });

  it('has neither `any` nor `!`', () => {
    const shortcuts = nodesOf(
      written,
      (node) => node.kind === ts.SyntaxKind.AnyKeyword || ts.isNonNullExpression(node),
    );
    expect(shortcuts).toEqual([]);
  });

  it('runs every test, unless a condition says otherwise', () => {
    expect(linesWith(written, /\b(it|test|describe|suite)\.(only|skip|todo)\b/)).toEqual([]);
  });

  it('keeps files short', () => {
    const long = files
      .filter(({ path }) => /\.(ts|tsx|mjs|js|astro|css)$/.test(path))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it('leaves speaking to the log: product code never prints', () => {
    const product = written.filter(
      ({ path }) => /^packages\/(core|functions)\/src\//.test(path) && !isForTests(path),
    );
    expect(linesWith(product, /\bconsole\.|process\.std(out|err)/)).toEqual([]);
  });

  it('passes through `unknown` only at its documented boundaries', () => {
    const casts = written.filter(
      ({ path, text }) => !isForTests(path) && text.includes('as unknown as') && !boundaries.has(path),
    );
    expect(casts.map(({ path }) => path)).toEqual([]);
  });
});

describe('every written file', () => {
  const all = [...files.filter(({ path }) => path !== self), ...documents];

  it('names no folder of the machine it was written on', () => {
    expect(linesWith(all, /(^|[\s"'`(=:])\/(work|root|home\/\w+|tmp|Users\/\w+)\//)).toEqual([]);
  });

  it('names no package registry', () => {
    expect(linesWith(all, /registry\.(npmjs|yarnpkg)|npm\.pkg\.|artifactory|\.npmrc/)).toEqual([]);
  });

  it('gives no mail address but invented ones', () => {
    const real = all.flatMap(({ path, text }) =>
      [...text.matchAll(/\b[\w.+-]+@([a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,})\b/g)]
        .filter(([, host = '']) => !invented.test(host))
        .map(([address]) => `${path}: ${address}`),
    );
    expect(real).toEqual([]);
  });

  it('gives no RUN but invented ones', () => {
    const real = all.flatMap(({ path, text }) =>
      runsIn(text)
        .filter((run) => !inventedRun.test(run))
        .map((run) => `${path}: ${run}`),
    );
    expect(real).toEqual([]);
  });
});

/** Where typed declarations become data, or data somebody else keeps gets its type. */
const boundaries = new Set([
  'packages/core/src/kernel/declare/module.ts',
  'packages/core/src/kernel/declare/predicate.ts',
  'packages/core/src/imports/read/workbook.ts',
  'packages/functions/src/lambda/read-pool.ts',
  'packages/functions/src/streams/projector.ts',
]);

/** Hosts reserved for examples, and those of institutions that do not exist. */
const invented =
  /(^|\.)([a-z]\.cl|example\.(cl|com|org)|gore\.cl|institucion\.cl|servicio\.cl|embedded|test|invalid|local)$/;

/** Runs of one digit, sequences, and those of the demonstration: examples everybody can tell are none. */
const inventedRun = /^(\d)\1{6,7}-|^(12345678|7654321|1000000\d|1000001\d|21000\d{3})-/;

const runsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\d.\w-])(\d{1,2}\.?\d{3}\.?\d{3})\s?[-‐–]\s?([\dkK])(?!\w)/g)].flatMap(
    ([, body = '', digit = '']) => {
      const number = Number(body.replaceAll('.', ''));
      const run = `${number}-${digit.toUpperCase()}`;
      // Above thirty million come companies, services and BIP codes: none of them is a person.
      const isPerson = number > 1_000_000 && number < 30_000_000;
      return isPerson && digitoVerificador(number) === digit.toUpperCase() ? [run] : [];
    },
  );
