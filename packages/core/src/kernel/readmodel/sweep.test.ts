import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntry } from '../testing/audit-entry.ts';
import { migrateReadModel } from './migrate.ts';
import { createProjector, type Projector } from './project.ts';
import { findBehind } from './sweep.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { idOf, stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

let database: TestDatabase;
let projector: Projector;
beforeAll(async () => {
  database = await openTestDatabase();
  await migrateReadModel(database.owner, toyProduct);
  projector = createProjector(database.app, toyProduct);
});
afterAll(() => database.close());

const project = (n: number, version = 1) => stored('proyecto', n, { nombre: 'Plaza' }, { version });
const entries = (n: number, seqs: readonly number[]) =>
  seqs.map((seq) => auditEntry(seq, { module: 'proyecto', id: idOf(n) }));

test('what is behind is found: absent, older, or with a hole in its history', async () => {
  await projector.project([project(1, 2), project(2), project(3, 3), project(5, 4)]);
  await projector.projectEntries([
    ...entries(1, [1, 2]),
    ...entries(2, [1, 2]),
    ...entries(3, [1, 3]),
    ...entries(4, [1]),
    ...entries(5, [1, 2, 3, 4]),
  ]);
  const now = [project(1, 2), project(2, 2), project(3, 3), project(4), project(5, 3)];
  const strange = stored('desconocido', 1, {});
  const behind = await findBehind(database.app, toyProduct, [...now, strange]);
  expect(behind.map(({ id }) => id)).toEqual([idOf(2), idOf(3), idOf(4)]);
});

test('a record of another institution with the same id is another record', async () => {
  const other = { ...project(1, 2), tenant: 'otra' };
  expect(await findBehind(database.app, toyProduct, [other])).toEqual([other]);
});

test('where nothing is read, nothing is asked', async () => {
  expect(await findBehind(database.app, toyProduct, [])).toEqual([]);
});
