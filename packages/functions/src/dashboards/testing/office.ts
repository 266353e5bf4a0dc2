import { migrateReadModel } from '@gore/core/kernel/readmodel/migrate.ts';
import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { createReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { openTestDatabase } from '@gore/core/kernel/readmodel/testing/database.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { openWorld } from '@gore/core/kernel/testing/world.ts';
import { producto } from '@gore/core/modules/producto.ts';
import type { FiguresDeps } from '../figures.ts';

/** An institution whose records are already projected, with the kernel that judges who sees them. */
export const openOffice = async (records: readonly StoredRecord[]) => {
  const [world, database] = await Promise.all([openWorld(producto), openTestDatabase()]);
  await migrateReadModel(database.owner, producto);
  const projector = createProjector(database.app, producto);
  for (let from = 0; from < records.length; from += 500)
    await projector.project(records.slice(from, from + 500));
  await database.maintain();
  const statements: string[] = [];
  const pool = {
    ...database.app,
    query: (text: string, values?: readonly unknown[]) => {
      statements.push(text);
      return database.app.query(text, values);
    },
  };
  const readModel = createReadModel(pool, producto);
  const deps: FiguresDeps = { write: world.deps, readModel, timeZone: 'America/Santiago' };
  return {
    world,
    database,
    deps,
    projector,
    /** Statements sent since the last time somebody asked. */
    sent: () => statements.splice(0),
    close: async () => {
      await Promise.all([world.close(), database.close()]);
    },
  };
};
