import { createHash } from 'node:crypto';
import type { SqlPool } from '../../ports/sql.ts';
import type { Product } from '../declare/product.ts';
import { dropView, viewStatements } from './bi.ts';
import { expectedTypes, tableStatements } from './ddl.ts';
import { foundations, runAll } from './foundations.ts';
import { indexesOf } from './indexes.ts';
import { type Layout, layoutsOf } from './layout.ts';
import { quote, tableName } from './names.ts';
import { searchDefinition } from './search-row.ts';
import { createSchemaTable, sharedTables } from './shared-tables.ts';
import { inTransaction, type Statements } from './transaction.ts';

/** What a migration leaves to do. */
export interface Migrated {
  /** Modules to rebuild: a column changed its type and lost its values, or their records are found by other words. */
  readonly rebuild: readonly string[];
}

type Applied = ReadonlyMap<string, { readonly print: string; readonly state: string }>;

/** Any number will do, as long as every deployment takes the same one. */
const MIGRATION_LOCK = 7_411_026;

const fingerprint = (statements: readonly string[]): string =>
  createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 16);

const readApplied = async (client: Statements): Promise<Applied> => {
  const { rows } = await client.query('select nombre, huella, estado from esquema_lectura');
  return new Map(
    rows.map(({ nombre, huella, estado }) => [
      String(nombre),
      { print: String(huella), state: String(estado) },
    ]),
  );
};

const record = (client: Statements, name: string, print: string, state: string): Promise<unknown> =>
  client.query(
    `insert into esquema_lectura (nombre, huella, estado) values ($1, $2, $3)
      on conflict (nombre) do update set huella = excluded.huella, estado = excluded.estado, aplicado_en = now()`,
    [name, print, state],
  );

/** Columns of a table whose type is no longer the declared one. */
const changedColumns = async (client: Statements, layout: Layout): Promise<readonly string[]> => {
  const { rows } = await client.query(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [layout.table],
  );
  const expected = expectedTypes(layout);
  return rows
    .filter(({ name, type }) => (expected.get(String(name)) ?? type) !== type)
    .map(({ name }) => String(name));
};

/** Indexes of a table that its declaration no longer asks for. */
const staleIndexes = async (client: Statements, layout: Layout): Promise<readonly string[]> => {
  const table = tableName(layout.module.name);
  const { rows } = await client.query('select indexname as name from pg_indexes where tablename = $1', [
    table,
  ]);
  const wanted = new Set(indexesOf(layout, table).map(({ name }) => name));
  return rows
    .map(({ name }) => String(name))
    .filter((name) => name.startsWith(`${table}__`) && !wanted.has(name));
};

const migrateModule = async (client: Statements, layout: Layout, applied: Applied): Promise<boolean> => {
  const { name } = layout.module;
  const build = [...tableStatements(layout, tableName(name)), ...viewStatements(layout)];
  const [print, searchPrint] = [fingerprint(build), fingerprint([searchDefinition(layout)])];
  const [before, searchBefore] = [applied.get(`modulo:${name}`), applied.get(`busqueda:${name}`)];
  if (before?.print === print && searchBefore?.print === searchPrint) return before.state !== 'listo';
  const changed = await changedColumns(client, layout);
  const stale = await staleIndexes(client, layout);
  await runAll(client, [
    ...dropView(layout),
    ...stale.map((index) => `drop index ${quote(index)}`),
    // Cascade reaches the column's sort key and indexes, which the statements below make again.
    ...changed.map((column) => `alter table ${layout.table} drop column ${quote(column)} cascade`),
    ...build,
  ]);
  const isNew = before === undefined;
  const rebuild =
    !isNew && (changed.length > 0 || searchBefore?.print !== searchPrint || before.state !== 'listo');
  await record(client, `modulo:${name}`, print, rebuild ? 'reconstruir' : 'listo');
  await record(client, `busqueda:${name}`, searchPrint, 'listo');
  return rebuild;
};

/**
 * Brings the read model to what the product declares, in one transaction; does next to nothing when it is there
 * already. A column whose type changed is made anew and stays empty, and search goes on as it was, until the module is rebuilt.
 *
 * @param owner pool with the rights of the schema's owner.
 */
export const migrateReadModel = (owner: SqlPool, product: Product): Promise<Migrated> =>
  inTransaction(owner, async (client) => {
    await client.query('select pg_advisory_xact_lock($1::bigint)', [MIGRATION_LOCK]);
    await client.query(createSchemaTable);
    const applied = await readApplied(client);
    for (const { name, statements } of foundations) {
      if (applied.has(`migracion:${name}`)) continue;
      await runAll(client, statements);
      await record(client, `migracion:${name}`, fingerprint(statements), 'listo');
    }
    const shared = fingerprint(sharedTables);
    if (applied.get('compartidas')?.print !== shared) {
      await runAll(client, sharedTables);
      await record(client, 'compartidas', shared, 'listo');
    }
    const rebuild: string[] = [];
    for (const layout of layoutsOf(product.modules).values())
      if (await migrateModule(client, layout, applied)) rebuild.push(layout.module.name);
    return { rebuild };
  });
