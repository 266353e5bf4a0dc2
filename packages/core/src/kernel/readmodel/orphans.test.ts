import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateReadModel } from './migrate.ts';
import { findOrphans } from './orphans.ts';
import { createProjector, type Projector } from './project.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { idOf, stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

const deleted = { eliminadoEn: '2024-09-09T00:00:00.000Z' };
let database: TestDatabase;
let projector: Projector;
beforeAll(async () => {
  database = await openTestDatabase();
  await migrateReadModel(database.owner, toyProduct);
  projector = createProjector(database.app, toyProduct);
});
afterAll(() => database.close());

test('references that lead nowhere are found, one by one and in lists, and those of deleted records are let be', async () => {
  await projector.project([
    stored('persona', 900, { nombre: 'Ana' }),
    stored('persona', 901, { nombre: 'Beto' }, deleted),
    stored('persona', 902, { nombre: 'De otra' }, { tenant: 'otra' }),
    stored('proyecto', 1, { nombre: 'Sano', responsable: idOf(900), equipo: [idOf(900)] }),
    stored('proyecto', 2, { nombre: 'Huérfano', responsable: idOf(901), equipo: [idOf(900), idOf(902)] }),
    stored('proyecto', 3, { nombre: 'Borrado', responsable: idOf(999) }, deleted),
  ]);
  const orphan = { tenant: 't', module: 'proyecto', id: idOf(2) };
  expect(await findOrphans(database.app, toyProduct)).toEqual([
    { ...orphan, field: 'responsable', target: idOf(901) },
    { ...orphan, field: 'equipo', target: idOf(902) },
  ]);
});

test('when all is well there is nothing to report', async () => {
  await projector.project([
    stored('proyecto', 2, { nombre: 'Sano', responsable: idOf(900) }, { version: 2 }),
  ]);
  expect(await findOrphans(database.app, toyProduct)).toEqual([]);
});
