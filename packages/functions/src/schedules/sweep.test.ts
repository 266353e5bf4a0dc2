import { chainsTouched } from '@gore/core/kernel/readmodel/audit-witness.ts';
import { migrateReadModel } from '@gore/core/kernel/readmodel/migrate.ts';
import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { openTestDatabase, type TestDatabase } from '@gore/core/kernel/readmodel/testing/database.ts';
import { openTaller, type Taller } from '@gore/core/kernel/testing/furnish.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepReadModel } from './sweep.ts';

let t: Taller;
let database: TestDatabase;
const warned: string[] = [];
beforeAll(async () => {
  [t, database] = await Promise.all([openTaller(), openTestDatabase()]);
  await migrateReadModel(database.owner, t.world.deps.product);
});
afterAll(() => Promise.all([t.world.close(), database.close()]));

const sweep = (settled: string) => {
  const { deps } = t.world;
  const log = {
    info: () => undefined,
    error: () => undefined,
    warn: (what: string) => void warned.push(what),
  };
  const projector = createProjector(database.app, deps.product);
  return sweepReadModel({ pool: database.app, write: deps, projector, log }, settled);
};

test('what the consumer of the stream lost comes back, and nothing is written where nothing was lost', async () => {
  const plaza = await t.proyecto({ monto: 500 });
  await t.pago(plaza, { monto: 120 });
  expect(await sweep('2000-01-01T00:00:00.000Z')).toBe(0);

  const found = await sweep('9999-01-01T00:00:00.000Z');
  expect(found).toBeGreaterThan(6);
  expect(warned).toEqual(Array.from({ length: found }, () => 'registro_recuperado'));
  const { rows } = await database.app.query('select version, pagado from m_proyecto where id = $1', [
    plaza.id,
  ]);
  expect(rows).toMatchObject([{ pagado: '120' }]);
  const chains = await chainsTouched(database.app, 't', '2000-01-01', '9999-01-01');
  expect(chains.find(({ id }) => id === plaza.id)?.seen).toBe(Number(rows[0]?.version));

  expect(await sweep('9999-01-01T00:00:00.000Z')).toBe(0);
});
