import type { Product } from '../../declare/product.ts';
import type { StoredRecord } from '../../runtime/stored.ts';
import { migrateReadModel } from '../migrate.ts';
import { createProjector } from '../project.ts';
import { createReadModel, type ReadModel } from '../query.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** Opens a database with the tables of a product, and records in them. */
export const openFilled = async (
  product: Product,
  records: readonly StoredRecord[],
): Promise<{ readonly database: TestDatabase; readonly model: ReadModel }> => {
  const database = await openTestDatabase();
  await migrateReadModel(database.owner, product);
  await createProjector(database.app, product).project(records);
  return { database, model: createReadModel(database.app, product) };
};
