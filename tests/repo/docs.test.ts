import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedDocs, generatedFolder } from '../../scripts/checks/docs/generated.ts';
import { root } from '../../scripts/local/settings.ts';
import { documents, textOf } from './tree.ts';

describe('what is generated', () => {
  it.each(generatedDocs())('$name is up to date; otherwise: npm run docs:generate', ({ name, text }) => {
    expect(textOf(join(generatedFolder, name)) === text).toBe(true);
  });
});

describe('what is written', () => {
  const readme = textOf('README.md');

  it('tells every command of package.json', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Readonly<Record<string, string>> };
    const untold = Object.keys(scripts).filter(
      (name) => !new RegExp(`npm (run )?${name}(?![\\w:-])`).test(readme),
    );
    expect(untold).toEqual([]);
  });

  it('tells every variable the portal reads', () => {
    const variables = [
      ...textOf('scripts/local/settings.ts').matchAll(/env\.([A-Z_]+)|\b([A-Z]+_FILE)\b/g),
    ].map(([, read, file]) => read ?? file ?? '');
    expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('links only to what exists', () => {
    const broken = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .filter(([, link = '']) => !existsSync(join(root, dirname(path), decodeURIComponent(link))))
        .map(([, link]) => `${path} → ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('numbers the decisions without a gap, each with context, decision and consequences', () => {
    const decisions = documents
      .filter(({ path }) => path.startsWith('docs/decisions/'))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1));
    decisions.forEach(({ path, text }, at) => {
      expect(path).toMatch(new RegExp(`/${String(at + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`));
      for (const part of ['## Context', '## Decision', '## Consequences']) expect(text, path).toContain(part);
    });
  });
});
