import type { SqlPool } from '../../ports/sql.ts';
import type { Product } from '../declare/product.ts';
import { dropView, viewStatements } from './bi.ts';
import { tableStatements } from './ddl.ts';
import { runAll } from './foundations.ts';
import { type Image, sortImages } from './images.ts';
import { indexesOf } from './indexes.ts';
import { type Layout, layoutOf } from './layout.ts';
import { quote, shadowName, tableName } from './names.ts';
import { searchShape } from './search-row.ts';
import { runInTurn, searchWrites, tableWrites } from './statements.ts';
import { inTransaction, type Statements } from './transaction.ts';

/** Outcome of a rebuild. */
export interface Rebuilt {
  /** Records, living and deleted, the new table has. */
  readonly rows: number;
  /** Records the old table had. */
  readonly before: number;
}

/** The system of record gave fewer records than the new table holds, or more: the old table stays. */
export class RebuildMismatch extends Error {
  /** @param source records the system of record gave. @param rows records that reached the new table. */
  constructor(module: string, source: number, rows: number) {
    super(`The rebuild of ${module} stopped: ${source} records were read but ${rows} reached the new table.`);
    this.name = 'RebuildMismatch';
  }
}

const stateKey = (module: string): string => `modulo:${module}`;

const setState = (client: Statements, module: string, state: string): Promise<unknown> =>
  client.query('update esquema_lectura set estado = $2, aplicado_en = now() where nombre = $1', [
    stateKey(module),
    state,
  ]);

/** Makes the new table and, from its commit on, has every projector write both. */
const begin = (owner: SqlPool, layout: Layout, shadow: string): Promise<void> =>
  inTransaction(owner, async (client) => {
    await runAll(client, [`drop table if exists ${quote(shadow)}`, ...tableStatements(layout, shadow)]);
    // Row-level security comes with the view, once the table has its own name.
    await setState(client, layout.module.name, 'reconstruyendo');
  });

const fill = async (
  owner: SqlPool,
  layout: Layout,
  shadow: string,
  images: AsyncIterable<readonly Image[]>,
): Promise<ReadonlySet<string>> => {
  const seen = new Set<string>();
  const search = searchShape(layout);
  for await (const batch of images) {
    const own = batch.filter(({ module }) => module === layout.module.name);
    for (const image of own) if ('data' in image) seen.add(`${image.tenant} ${image.id}`);
    await inTransaction(owner, async (client) => {
      for (const [, sorted] of sortImages(own)) {
        await runInTurn(client, tableWrites(layout, shadow, sorted));
        await runInTurn(client, searchWrites(layout, search, sorted));
      }
    });
  }
  return seen;
};

const countRecords = async (client: Statements, table: string): Promise<number> => {
  const { rows } = await client.query(`select count(*) as count from ${quote(table)} where not lapida`);
  return Number(rows[0]?.count);
};

/** Records of the source that the new table lacks; it may well have more, written while it was being filled. */
const countMissing = async (
  client: Statements,
  table: string,
  seen: ReadonlySet<string>,
): Promise<number> => {
  const keys = [...seen].map((key) => key.split(' '));
  const { rows } = await client.query(
    `select count(*) as count from unnest($1::text[], $2::text[]) as s(tenant, id)
      where not exists (select from ${quote(table)} m where m.tenant = s.tenant and m.id = s.id)`,
    [keys.map(([tenant]) => tenant), keys.map(([, id]) => id)],
  );
  return Number(rows[0]?.count);
};

/** Puts the new table in the place of the old. Projectors that still write both are waited for, new ones held off. */
const swap = (owner: SqlPool, layout: Layout, shadow: string, seen: ReadonlySet<string>): Promise<Rebuilt> =>
  inTransaction(owner, async (client) => {
    const { name } = layout.module;
    await setState(client, name, 'listo');
    const missing = await countMissing(client, shadow, seen);
    if (missing > 0) throw new RebuildMismatch(name, seen.size, seen.size - missing);
    const [rows, before] = [await countRecords(client, shadow), await countRecords(client, tableName(name))];
    const indexes = indexesOf(layout, shadow).map(({ name: index }) => index);
    await runAll(client, [
      ...dropView(layout),
      `drop table ${layout.table}`,
      `alter table ${quote(shadow)} rename to ${layout.table}`,
      `alter index ${quote(`${shadow}_pkey`)} rename to ${quote(`${tableName(name)}_pkey`)}`,
      ...indexes.map(
        (index) => `alter index ${quote(index)} rename to ${quote(index.replace(shadow, tableName(name)))}`,
      ),
      ...viewStatements(layout),
    ]);
    // Totals remembered over the old table no longer hold.
    await client.query('update proyeccion set cambio = cambio + 1 where modulo = $1', [name]);
    return { rows, before };
  });

/**
 * Builds the table of a module anew from the system of record while the projector goes on, and puts it in place of the
 * old one in one transaction. If anything fails the old table stays as it was, and the rebuild may be run again.
 *
 * @param owner pool with the rights of the schema's owner.
 * @param images every record of the module, deleted ones too, and its totals, in batches.
 * @throws RebuildMismatch when records that were read did not reach the new table.
 */
export const rebuildModule = async (
  owner: SqlPool,
  product: Product,
  module: string,
  images: AsyncIterable<readonly Image[]>,
): Promise<Rebuilt> => {
  const declared = product.find(module);
  if (!declared) throw new Error(`There is no module ${module} to rebuild.`);
  const layout = layoutOf(declared);
  const shadow = shadowName(module);
  await begin(owner, layout, shadow);
  try {
    const seen = await fill(owner, layout, shadow, images);
    return await swap(owner, layout, shadow, seen);
  } catch (error) {
    await inTransaction(owner, async (client) => {
      await setState(client, module, 'reconstruir');
      await client.query(`drop table if exists ${quote(shadow)}`);
    });
    throw error;
  }
};
