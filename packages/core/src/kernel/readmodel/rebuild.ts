import type { SqlPool } from '../../ports/sql.ts';
import type { Product } from '../declare/product.ts';
import { dropView, viewStatements } from './bi.ts';
import { EVERYTHING } from './changes.ts';
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

/** How strict a rebuild is. */
export interface RebuildOptions {
  /** Accepts a new table with fewer records than the old: for when the old one kept what no longer exists. */
  readonly allowFewer?: boolean;
}

/** The counts of a rebuild contradict each other: the old table stays. */
export class RebuildMismatch extends Error {
  constructor(module: string, reason: string) {
    super(`The rebuild of ${module} stopped: ${reason}.`);
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
        await runInTurn(client, searchWrites(layout, search, sorted, true));
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

const compareCounts = async (
  client: Statements,
  module: string,
  seen: ReadonlySet<string>,
  allowFewer: boolean,
): Promise<Rebuilt> => {
  const shadow = shadowName(module);
  const missing = await countMissing(client, shadow, seen);
  if (missing > 0)
    throw new RebuildMismatch(module, `${missing} of ${seen.size} records did not reach the new table`);
  const counts = {
    rows: await countRecords(client, shadow),
    before: await countRecords(client, tableName(module)),
  };
  if (counts.rows < counts.before && !allowFewer)
    throw new RebuildMismatch(
      module,
      `the new table has ${counts.rows} records and the old one ${counts.before}`,
    );
  return counts;
};

/** Puts the new table in the place of the old. Projectors that still write both are waited for, new ones held off. */
const swap = (
  owner: SqlPool,
  layout: Layout,
  seen: ReadonlySet<string>,
  allowFewer: boolean,
): Promise<Rebuilt> =>
  inTransaction(owner, async (client) => {
    const { name } = layout.module;
    const [table, shadow] = [tableName(name), shadowName(name)];
    const finished = await client.query(
      `update esquema_lectura set estado = 'listo', aplicado_en = now()
        where nombre = $1 and estado = 'reconstruyendo'`,
      [stateKey(name)],
    );
    if (finished.rowCount !== 1) throw new RebuildMismatch(name, 'a migration changed its table meanwhile');
    const counts = await compareCounts(client, name, seen, allowFewer);
    await runAll(client, [
      ...dropView(layout),
      `drop table ${layout.table}`,
      `alter table ${quote(shadow)} rename to ${layout.table}`,
      `alter index ${quote(`${shadow}_pkey`)} rename to ${quote(`${table}_pkey`)}`,
      ...indexesOf(layout, shadow).map(
        (index) => `alter index ${quote(index.name)} rename to ${quote(index.name.replace(shadow, table))}`,
      ),
      ...viewStatements(layout),
    ]);
    await client.query(
      `delete from buscable b where b.modulo = $1
        and not exists (select from ${layout.table} m where m.tenant = b.tenant and m.id = b.id)`,
      [name],
    );
    // Totals and names remembered over the old table no longer hold.
    await client.query('update proyeccion set cambio = cambio + $2 where modulo = $1', [name, EVERYTHING]);
    return counts;
  });

/**
 * Builds the table of a module anew from the system of record while the projector goes on, and puts it in place of the
 * old one in one transaction. If anything fails the old table stays as it was, and the rebuild may be run again; two
 * at once fail both.
 *
 * @param owner pool with the rights of the schema's owner.
 * @param images every record of the module, deleted ones too, and its totals, in batches.
 * @throws RebuildMismatch when records that were read did not reach the new table, or it has fewer than the old.
 */
export const rebuildModule = async (
  owner: SqlPool,
  product: Product,
  module: string,
  images: AsyncIterable<readonly Image[]>,
  { allowFewer = false }: RebuildOptions = {},
): Promise<Rebuilt> => {
  const declared = product.find(module);
  if (!declared) throw new Error(`There is no module ${module} to rebuild.`);
  const layout = layoutOf(declared);
  const shadow = shadowName(module);
  await begin(owner, layout, shadow);
  try {
    const seen = await fill(owner, layout, shadow, images);
    return await swap(owner, layout, seen, allowFewer);
  } catch (error) {
    await inTransaction(owner, async (client) => {
      await setState(client, module, 'reconstruir');
      await client.query(`drop table if exists ${quote(shadow)}`);
    });
    throw error;
  }
};
