import type { Fields } from '../declare/field.ts';
import type { Args } from './args.ts';
import type { Compilation, SqlColumn, SqlRecord } from './compilation.ts';
import type { ReadContext } from './context.ts';
import { familyOf, type Layout } from './layout.ts';
import { constant } from './names.ts';
import { extraName } from './sight.ts';

/** A field the institution added: it lives in one document, whose values may date from when it was of another kind. */
const extraColumn = (name: string, extra: Fields, alias: string): SqlColumn | undefined => {
  const field = Object.hasOwn(extra, name) ? extra[name] : undefined;
  if (!field) return undefined;
  const family = familyOf(field.kind);
  const value = `${alias}.extra ->> ${constant(name)}`;
  const typed = (type: string, sql: string): string =>
    `case when jsonb_typeof(${alias}.extra -> ${constant(name)}) = '${type}' then ${sql} end`;
  switch (family) {
    case 'number':
      return { family, sql: `(${typed('number', `(${value})::double precision`)})` };
    case 'boolean':
      return { family, sql: `(${typed('boolean', `(${value})::boolean`)})` };
    case 'date':
      return {
        family,
        sql: `(case when ${value} ~ '^\\d{4}-(0\\d|1[0-2])-[0-3]\\d$' then (${value})::date end)`,
      };
    case 'text':
      return { family, sql: `((${typed('string', value)}) collate "C")` };
    default:
      return { family: 'opaque', sql: `(${alias}.extra -> ${constant(name)})` };
  }
};

/** One row of a module's table under an alias, as predicates ask about it. */
export const tableRecord = (layout: Layout, alias: string, extra: Fields = {}): SqlRecord => ({
  table: layout.table,
  alias,
  column: (field) => {
    const own = extraName(field);
    const column = own === undefined ? layout.column(field) : extraColumn(own, extra, alias);
    if (!column)
      throw new Error(`Module ${layout.module.name} has no value ${field} a predicate could ask for.`);
    return 'name' in column ? { sql: `${alias}.${column.name}`, family: column.family } : column;
  },
});

/** What a predicate about a record is compiled against, for one statement of one reader. */
export const compilationFor = (
  record: SqlRecord,
  context: ReadContext,
  layouts: ReadonlyMap<string, Layout>,
  args: Args,
): Compilation => {
  const others = new Set<string>();
  return {
    record,
    args,
    tenant: context.tenant,
    zone: context.clock.zone,
    actor: context.actor,
    clock: context.clock,
    param: (name) => context.param?.(name),
    other: (module, alias) => {
      const layout = layouts.get(module);
      if (!layout) throw new Error(`A predicate asks about ${module}, which no pack has.`);
      others.add(module);
      return tableRecord(layout, alias);
    },
    others,
  };
};
