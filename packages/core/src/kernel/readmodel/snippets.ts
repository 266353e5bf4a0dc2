import type { SqlPool } from '../../ports/sql.ts';
import { newArgs } from './args.ts';
import { constant } from './names.ts';
import { searchFields } from './reserved.ts';
import type { Sight } from './sight.ts';
import type { Words } from './text-match.ts';

/** A text with the parts of it that were searched: where each begins and where it ends. */
export interface Marked {
  readonly text: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
}

/** What of a record shows why it was found. */
export interface Snippet {
  readonly title: Marked;
  /** A few words around what was searched; empty when there is nothing to show. */
  readonly words: Marked;
}

/** Longest text a snippet is looked for in; parsing more would cost more than the search. */
const READ_CHARACTERS = 2000;
/** Characters that stand in no text: Unicode leaves them to private use. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const SELECTED = `StartSel="${OPEN}", StopSel="${CLOSE}"`;
const SHAPE = `${SELECTED}, MaxFragments=1, MaxWords=18, MinWords=8`;

const nothing: Marked = { text: '', marks: [] };

const readMarks = (raw: string): Marked => {
  const marks: (readonly [number, number])[] = [];
  let text = '';
  for (const part of raw.split(OPEN)) {
    const end = part.indexOf(CLOSE);
    if (end >= 0) marks.push([text.length, text.length + end]);
    text += part.replace(CLOSE, '');
  }
  return { text, marks };
};

/** The texts of a record, besides its title, that the actor sees and search looks at. */
const textColumns = ({ layout, sees }: Sight): readonly string[] =>
  searchFields(layout.module).flatMap(({ name }) => {
    const column = layout.column(name);
    const shown = name !== layout.module.title && sees(name) && column?.family === 'text';
    return shown && column.kind !== 'choice' ? [`m.${column.name}`] : [];
  });

const titleColumn = ({ layout, sees }: Sight): string => {
  const column = layout.column(layout.module.title);
  return column && sees(column.field) && column.kind !== 'choice' ? `m.${column.name}::text` : "''";
};

/**
 * The title of each record and a few words of it around what was searched.
 *
 * @returns snippets by `module/id`.
 */
export const readSnippets = async (
  pool: SqlPool,
  sights: ReadonlyMap<string, Sight>,
  tenant: string,
  hits: readonly { readonly module: string; readonly id: string }[],
  words: Words,
): Promise<ReadonlyMap<string, Snippet>> => {
  const args = newArgs();
  const parts = [...sights].flatMap(([module, sight]) => {
    const found = hits.filter((hit) => hit.module === module);
    if (found.length === 0) return [];
    const columns = textColumns(sight);
    const query = `to_tsquery('gore_es', ${args.add(words.query, 'text')})`;
    const text = `left(concat_ws(' · ', ${columns.join(', ')}), ${READ_CHARACTERS})`;
    const snippet = columns.length ? `ts_headline('gore_es', ${text}, ${query}, '${SHAPE}')` : "''";
    const ids = args.add(
      found.map(({ id }) => id),
      'text[]',
    );
    return [
      `select ${constant(`${module}/`)} || m.id as key, ${snippet} as words,
          ts_headline('gore_es', coalesce(${titleColumn(sight)}, ''), ${query}, '${SELECTED}, HighlightAll=true') as title
        from ${sight.layout.table} m where m.tenant = ${args.add(tenant, 'text')} and m.id = any(${ids})`,
    ];
  });
  if (parts.length === 0) return new Map();
  const { rows } = await pool.query(parts.join(' union all '), args.values);
  return new Map(
    rows.map(({ key, words: around, title }) => [
      String(key),
      { title: readMarks(String(title)), words: readMarks(String(around)) },
    ]),
  );
};

/** What there is to show of a record that has no snippet. */
export const noSnippet: Snippet = { title: nothing, words: nothing };
