import type { SqlPool } from '../../ports/sql.ts';
import { newArgs } from './args.ts';
import { constant } from './names.ts';
import { searchFields } from './reserved.ts';
import type { Sight } from './sight.ts';
import type { Words } from './text-match.ts';

/** Longest text a snippet is looked for in; parsing more would cost more than the search. */
const READ_CHARACTERS = 2000;
const SHAPE = 'StartSel="", StopSel="", MaxFragments=1, MaxWords=18, MinWords=8';

/** The texts of a record, besides its title, that the actor sees and search looks at. */
const textColumns = ({ layout, sees }: Sight): readonly string[] =>
  searchFields(layout.module).flatMap(({ name }) => {
    const column = layout.column(name);
    const shown = name !== layout.module.title && sees(name) && column?.family === 'text';
    return shown && column.kind !== 'choice' ? [`m.${column.name}`] : [];
  });

/**
 * A few words of each record around what was searched.
 *
 * @returns snippets by `module/id`; a record with no text to show has none.
 */
export const readSnippets = async (
  pool: SqlPool,
  sights: ReadonlyMap<string, Sight>,
  tenant: string,
  hits: readonly { readonly module: string; readonly id: string }[],
  words: Words,
): Promise<ReadonlyMap<string, string>> => {
  const args = newArgs();
  const parts = [...sights].flatMap(([module, sight]) => {
    const found = hits.filter((hit) => hit.module === module);
    const columns = textColumns(sight);
    if (found.length === 0 || columns.length === 0) return [];
    const text = `left(concat_ws(' · ', ${columns.join(', ')}), ${READ_CHARACTERS})`;
    const query = `to_tsquery('gore_es', ${args.add(words.query, 'text')})`;
    const ids = args.add(
      found.map(({ id }) => id),
      'text[]',
    );
    return [
      `select ${constant(`${module}/`)} || m.id as key, ts_headline('gore_es', ${text}, ${query}, '${SHAPE}') as snippet
        from ${sight.layout.table} m where m.tenant = ${args.add(tenant, 'text')} and m.id = any(${ids})`,
    ];
  });
  if (parts.length === 0) return new Map();
  const { rows } = await pool.query(parts.join(' union all '), args.values);
  return new Map(rows.map(({ key, snippet }) => [String(key), String(snippet)]));
};
