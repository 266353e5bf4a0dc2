import type { SqlPool } from '../../ports/sql.ts';
import { createRole } from './foundations.ts';
import type { Layout, ReadColumn } from './layout.ts';
import { constant, quote, tableName, viewName } from './names.ts';
import { codeIsReserved, reservedFields } from './reserved.ts';
import { inTransaction } from './transaction.ts';

/** What not everybody may see, and free documents, stay out of business intelligence. */
const publishedColumns = ({ module, columns }: Layout): readonly ReadColumn[] => {
  const reserved = reservedFields(module);
  return columns.filter(({ field, kind }) => {
    if (field === 'codigo') return !codeIsReserved(module);
    const isDocument = kind === 'file' || kind === 'json' || kind === 'list';
    return field !== 'eliminadoEn' && !isDocument && !reserved.has(field);
  });
};

/** Statements that take the view away, so that the table under it can change. */
export const dropView = (layout: Layout): readonly string[] => [
  `drop view if exists ${quote(viewName(layout.module.name))}`,
];

/**
 * Statements that give business intelligence its view of a module. The view runs with the rights of whoever asks, and
 * row-level security holds each of those roles to its institution. The product's own role sees every row: its
 * tenant condition comes from the query builder, and security conditions would keep text indexes from being used.
 */
export const viewStatements = (layout: Layout): readonly string[] => {
  const table = quote(tableName(layout.module.name));
  const view = quote(viewName(layout.module.name));
  const columns = publishedColumns(layout);
  const names = columns.map(({ name }) => name).join(', ');
  return [
    `alter table ${table} enable row level security`,
    `drop policy if exists producto on ${table}`,
    `create policy producto on ${table} to gore_app using (true) with check (true)`,
    `drop policy if exists institucion on ${table}`,
    `create policy institucion on ${table} for select to gore_bi
      using (tenant = (select acceso.tenant from bi_acceso acceso where acceso.rol = current_user))`,
    `create view ${view} with (security_invoker = true) as
      select ${names} from ${table} where eliminado_en is null`,
    ...columns.map(({ name, label }) => `comment on column ${view}.${name} is ${constant(label)}`),
    `revoke all on ${table} from gore_bi`,
    `grant select (tenant, eliminado_en, ${names}) on ${table} to gore_bi`,
    `grant select on ${view} to gore_bi`,
  ];
};

/** Name of the database role through which an institution reads its own data. */
export const biRole = (tenant: string): string => `gore_bi_${tenant.replace(/[^a-z0-9]/g, '_')}`;

/**
 * Makes the role of an institution and ties it to its rows. It cannot log in until the operator gives it a password
 * (or IAM access) outside the product.
 *
 * @param owner pool with the rights of the schema's owner.
 */
export const createBiRole = (owner: SqlPool, tenant: string): Promise<string> =>
  inTransaction(owner, async (client) => {
    const role = biRole(tenant);
    const { rows } = await client.query('select tenant from bi_acceso where rol = $1::name', [role]);
    if (rows[0] && rows[0].tenant !== tenant)
      throw new Error(`The role ${role} already belongs to another institution.`);
    if (rows.length === 0) {
      await client.query(createRole(role));
      await client.query(`grant gore_bi to ${quote(role)}`);
      await client.query('insert into bi_acceso (rol, tenant) values ($1::name, $2)', [role, tenant]);
    }
    return role;
  });
