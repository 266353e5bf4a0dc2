import { newArgs } from './args.ts';
import type { ReadContext } from './context.ts';
import { labelFor } from './labels.ts';
import type { Reader } from './list.ts';
import { searchRecord, searchScope } from './search-record.ts';
import { requireSight } from './sight.ts';
import { compilationFor } from './sql-record.ts';
import { findable, readWords, textMatches } from './text-match.ts';

/** What a picker asks: records by what was typed, or the names of some it already holds. */
export interface OptionsRequest {
  readonly module: string;
  readonly text?: string;
  readonly ids?: readonly string[];
}

/** A record to pick. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly codigo: string;
}

const MOST_OPTIONS = 20;
const FOUND = 300;

/**
 * Living records of a module a picker may offer, by name.
 *
 * @throws QueryRefusal when the actor may not read the module.
 */
export const readOptions = async (
  { pool, layouts }: Reader,
  context: ReadContext,
  { module, text = '', ids }: OptionsRequest,
): Promise<readonly Option[]> => {
  const sight = requireSight(layouts, module, context);
  const args = newArgs();
  const compilation = compilationFor(searchRecord(sight.layout), context, layouts, args);
  const typed = text.trim();
  const conditions = [
    `b.tenant = ${args.add(context.tenant, 'text')}`,
    `b.modulo = ${args.add(module, 'text')}`,
    'b.eliminado_en is null',
    searchScope(sight.access.scope, sight.layout, compilation),
    ...(ids ? [`b.id = any(${args.add(ids, 'text[]')})`] : []),
    ...(typed ? [textMatches(findable(sight), readWords(typed), args)] : []),
  ];
  // The order is an index only while nothing was typed; then the text decides, and a first few are put in order.
  const found = typed ? `limit ${FOUND}` : `order by b.orden, b.id limit ${MOST_OPTIONS}`;
  const { rows } = await pool.query(
    `with b as materialized (
        select b.id, b.titulo, b.codigo, b.orden from buscable b where ${conditions.join(' and ')} ${found})
      select b.id, b.titulo, b.codigo from b order by b.orden, b.id limit ${MOST_OPTIONS}`,
    args.values,
  );
  return rows.map(({ id, titulo, codigo }) => ({
    id: String(id),
    label: labelFor(sight, { titulo: String(titulo), codigo: String(codigo) }) || String(id),
    codigo: sight.sees('codigo') ? String(codigo) : '',
  }));
};
