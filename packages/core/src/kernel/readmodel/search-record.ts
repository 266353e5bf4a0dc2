import { predicateFields } from '../declare/evaluate.ts';
import type { Predicate } from '../declare/predicate.ts';
import type { Compilation, SqlColumn, SqlRecord } from './compilation.ts';
import { compilePredicate } from './compile.ts';
import type { Layout } from './layout.ts';
import { tableRecord } from './sql-record.ts';

const searchColumns = ({ module }: Layout): ReadonlyMap<string, string> =>
  new Map(
    [
      ['id', 'id'],
      ['codigo', 'codigo'],
      ['estado', 'estado'],
      [module.unit, 'unidad'],
      [module.assignee, 'responsable'],
      [module.parent, 'padre'],
    ].flatMap(([field, column]) => (field && column ? [[field, column] as const] : [])),
  );

/** A row `b` of the search table, as predicates about a record of the module ask it. */
export const searchRecord = (layout: Layout): SqlRecord => {
  const columns = searchColumns(layout);
  return {
    table: 'buscable',
    alias: 'b',
    column: (field): SqlColumn => {
      const column = columns.get(field);
      if (!column) throw new Error(`The search table does not keep ${field} of ${layout.module.name}.`);
      return { sql: `b.${column}`, family: 'text' };
    },
  };
};

/**
 * A reach as a condition on a row `b` of the search table: on its own columns when they say enough, else on the row
 * of the module's table.
 */
export const searchScope = (scope: Predicate, layout: Layout, compilation: Compilation): string => {
  const columns = searchColumns(layout);
  if (predicateFields(scope).every((field) => columns.has(field)))
    return compilePredicate(scope, { ...compilation, record: searchRecord(layout) });
  const within = compilePredicate(scope, { ...compilation, record: tableRecord(layout, 'm') });
  return `exists (select from ${layout.table} m where m.tenant = b.tenant and m.id = b.id and ${within})`;
};
