import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { RepoFile } from './tree.ts';

/** One import of a file. */
export interface Import {
  /** Path from the root for our own files, name of the package otherwise. */
  readonly to: string;
  /** It leaves no trace at run time. */
  readonly typeOnly: boolean;
}

const scriptOf = ({ path, text }: RepoFile) =>
  path.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text;

const parsed = new Map<string, ts.SourceFile>();

const parse = (file: RepoFile): ts.SourceFile =>
  ts.createSourceFile(
    file.path,
    scriptOf(file),
    ts.ScriptTarget.Latest,
    true,
    file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

/** The syntax tree of a file; of an Astro page, that of its frontmatter. */
export const treeOf = (file: RepoFile): ts.SourceFile => {
  const tree = parsed.get(file.path) ?? parse(file);
  parsed.set(file.path, tree);
  return tree;
};

const target = (from: string, specifier: string): string => {
  if (specifier.startsWith('.')) return join(dirname(from), specifier);
  const [, own, rest] = /^@gore\/(\w+)\/(.+)$/.exec(specifier) ?? [];
  return own ? `packages/${own}/src/${rest}` : specifier;
};

const onlyTypes = ({ importClause }: ts.ImportDeclaration): boolean => {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = importClause.namedBindings;
  return (
    !importClause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
};

const specifierOf = (node: ts.Node): { readonly text: string; readonly typeOnly: boolean } | undefined => {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
    return { text: node.moduleSpecifier.text, typeOnly: onlyTypes(node) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
    return { text: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteral(argument)) return { text: argument.text, typeOnly: false };
  }
  return undefined;
};

/** Everything a file imports, statically or on demand. */
export const importsOf = (file: RepoFile): readonly Import[] => {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier) found.push({ to: target(file.path, specifier.text), typeOnly: specifier.typeOnly });
    ts.forEachChild(node, visit);
  };
  visit(treeOf(file));
  return found;
};
