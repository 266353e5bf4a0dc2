import ts from 'typescript';
import { expect, it } from 'vitest';
import { treeOf } from './imports.ts';
import { code, isForTests, type RepoFile } from './tree.ts';

const isExported = (statement: ts.Statement) =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const namesOf = (statement: ts.Statement): string => {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText()).join(', ');
  return 'name' in statement && statement.name ? (statement.name as ts.Identifier).getText() : '?';
};

const undocumented = (file: RepoFile): readonly string[] =>
  treeOf(file)
    .statements.filter(isExported)
    .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
    .map((statement) => `${file.path}: ${namesOf(statement)}`);

it('every export of the server side says what it means', () => {
  const exported = code.filter(
    ({ path }) => /^packages\/(core|functions)\/src\/.*\.ts$/.test(path) && !isForTests(path),
  );
  expect(exported.flatMap(undocumented)).toEqual([]);
});
