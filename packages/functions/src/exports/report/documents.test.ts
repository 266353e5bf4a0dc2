import { expect, it } from 'vitest';
import { writeDocuments } from './documents.ts';
import { estimate, rowsOfDocument } from './estimate.ts';
import { outOfReach, type Part, type PartRow, together } from './part.ts';

const report = { landscape: true } as const;
const most = rowsOfDocument(report);
const heading = { institution: 'I', title: 'T', lines: [], verify: 'https://x' };
const columns = [{ name: 'n', label: 'N', kind: 'text' }] as const;

const listOf = (count: number, title = 'Lista'): Part => ({
  title,
  columns,
  total: count,
  pages: async function* () {
    for (let from = 0; from < count; from += 200)
      yield Array.from({ length: Math.min(200, count - from) }, (_, at): PartRow => [`fila ${from + at}.`]);
  },
});

const written = async (parts: readonly Part[]) => {
  const { documents } = estimate(report, parts);
  const found: string[] = [];
  const asked = { report } as Parameters<typeof writeDocuments>[0];
  for await (const { html } of writeDocuments(
    asked,
    parts,
    documents,
    async () => heading,
    async () => undefined,
  ))
    found.push(html);
  return { documents, found };
};

it('a report that fits is one document', async () => {
  const { documents, found } = await written([outOfReach('Otra'), listOf(10)]);
  expect([documents, found.length]).toEqual([1, 1]);
  expect(found[0]).toContain('no está a su alcance');
  expect(found[0]).not.toContain('(parte');
});

it('a longer one comes in as many as were foretold, with every row once and its place said', async () => {
  const total = most * 2 + 7;
  const { documents, found } = await written([listOf(total)]);
  expect([documents, found.length]).toEqual([3, 3]);
  const rows = found.flatMap((html) => [...html.matchAll(/fila (\d+)\./g)].map(([, n]) => Number(n)));
  expect(rows).toEqual(Array.from({ length: total }, (_, n) => n));
  expect(found[1]).toContain('(parte 2 de 3)');
  expect(found[1]).toContain('Lista (continuación)');
});

it('a list that ends with its document leaves no empty one behind', async () => {
  const { documents, found } = await written([listOf(most)]);
  expect([documents, found.length]).toEqual([1, 1]);
});

it('an empty list says so', async () => {
  const empty = { ...listOf(0), pages: together([]) };
  expect((await written([empty])).found[0]).toContain('No hay registros.');
});
