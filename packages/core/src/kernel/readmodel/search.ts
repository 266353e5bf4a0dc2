import type { SqlPool } from '../../ports/sql.ts';
import { type Args, newArgs } from './args.ts';
import type { ReadContext } from './context.ts';
import { labelFor, sightsOf } from './labels.ts';
import type { Reader } from './list.ts';
import { QueryRefusal } from './refusal.ts';
import { narrowed, type SearchFilter } from './search-filter.ts';
import { withinReach } from './search-reach.ts';
import type { Sight } from './sight.ts';
import { type Marked, noSnippet, readSnippets } from './snippets.ts';
import { codeMatches, type Findable, findable, readWords, vectorMatches, type Words } from './text-match.ts';
import { inTransaction } from './transaction.ts';

/** A record found, whatever its module. */
export interface SearchHit {
  readonly module: string;
  readonly id: string;
  readonly codigo: string;
  readonly title: string;
  readonly estado: string;
  /** Parts of the title that were searched. */
  readonly titleMarks: Marked['marks'];
  /** A few words of the record around what was found; empty when there is nothing to show. */
  readonly snippet: string;
  /** Parts of the snippet that were searched. */
  readonly marks: Marked['marks'];
}

type Hit = Omit<SearchHit, 'snippet' | 'titleMarks' | 'marks'>;

const MOST_HITS = 20;
const LONGEST_TEXT = 200;
/** So many matches are ranked; among more, which ones is left to chance, since nobody reads on that far. */
const RANKED = 300;
/** How alike, from 0 to 1, a word must be to one mistyped: low enough for two letters swapped in a word of eight. */
const ALIKE = 0.4;

/** The modules searched, each with what the actor sees and may find its records by. */
type Fields = ReadonlyMap<string, { readonly sight: Sight; readonly found: Findable }>;

const modulesWith = (fields: Fields, what: keyof Findable, args: Args): string =>
  args.add(
    [...fields].filter(([, { found }]) => found[what]).map(([name]) => name),
    'text[]',
  );

/** What hangs from a record often bears its name: who looks for a work wants it before its certificates and payments. */
const ownWeight = 'case when b.padre is null then 2 else 1 end';
/** Titles that hold what was typed come by where they hold it, after them those of what hangs from a record. */
const hanging = 'case when b.padre is null then 0 else 1000 end';

/** One way of finding: writes its statement against parameters of its own. */
type Way = (fields: Fields, words: Words, reach: readonly string[], args: Args) => string;

const COLUMNS = 'b.modulo, b.id, b.codigo, b.titulo, b.estado';

const byCode: Way = (fields, words, reach, args) =>
  `select ${COLUMNS} from buscable b where ${[...reach, codeMatches(words, args)].join(' and ')}
      and b.modulo = any(${modulesWith(fields, 'code', args)})
    order by b.modulo, b.id limit ${MOST_HITS}`;

const byWords: Way = (fields, words, reach, args) => {
  const query = `to_tsquery('gore_es', ${args.add(words.query, 'text')})`;
  const open = `(${vectorMatches('vec_publico', words, args)} and b.modulo = any(${modulesWith(fields, 'publicWords', args)}))`;
  const shut = `(${vectorMatches('vec_reservado', words, args)} and b.modulo = any(${modulesWith(fields, 'reservedWords', args)}))`;
  const rank = `case when ${open} then ts_rank(b.vec_publico, ${query}) else ts_rank(b.vec_reservado, ${query}) end`;
  // «Plaza» and «plazo» have one stem: what was typed as it stands comes first.
  const literal = `case when b.modulo = any(${modulesWith(fields, 'title', args)})
      then nullif(strpos(gore_orden(b.titulo), gore_orden(${args.add(words.typed, 'text')})), 0) end`;
  return `with b as materialized (
      select b.* from buscable b where ${reach.join(' and ')} and (${open} or ${shut}) limit ${RANKED})
    select ${COLUMNS} from b order by ${literal} + ${hanging} nulls last, (${rank}) * ${ownWeight} desc, b.id desc limit ${MOST_HITS}`;
};

const byLikeness: Way = (fields, { typed }, reach, args) => {
  const text = `gore_orden(${args.add(typed, 'text')})`;
  return `with b as materialized (
      select b.* from buscable b where ${reach.join(' and ')} and b.texto %> ${text}
        and b.modulo = any(${modulesWith(fields, 'title', args)}) limit ${RANKED})
    select ${COLUMNS} from b order by word_similarity(${text}, b.texto) * ${ownWeight} desc,
      similarity(${text}, b.titulo) desc, b.id desc limit ${MOST_HITS}`;
};

const toHit = (row: Readonly<Record<string, unknown>>, fields: Fields): Hit => {
  const sight = fields.get(String(row.modulo))?.sight;
  const names = { titulo: String(row.titulo), codigo: String(row.codigo) };
  return {
    module: String(row.modulo),
    id: String(row.id),
    codigo: sight?.sees('codigo') ? names.codigo : '',
    title: labelFor(sight, names),
    estado: String(row.estado),
  };
};

const keyOf = ({ module, id }: Hit): string => `${module}/${id}`;

const readAlike = (pool: SqlPool, text: string, args: Args) =>
  inTransaction(pool, async (client) => {
    await client.query(`set local pg_trgm.word_similarity_threshold = ${ALIKE}`);
    return client.query(text, args.values);
  });

/**
 * Finds records of every module the actor may read: by exact code first, then by their words, and when neither finds
 * anything by likeness, for typing errors.
 *
 * @throws QueryRefusal when the text is too long.
 */
export const searchEverywhere = async (
  { pool, layouts }: Reader,
  context: ReadContext,
  typed: string,
  filter: SearchFilter = {},
): Promise<readonly SearchHit[]> => {
  if (typed.length > LONGEST_TEXT)
    throw new QueryRefusal(`La búsqueda admite ${LONGEST_TEXT} caracteres: acórtela.`, 'q');
  const words = readWords(typed);
  const sights = sightsOf(layouts, context);
  const fields: Fields = new Map(
    [...sights].map(([name, sight]) => [name, { sight, found: findable(sight) }]),
  );
  if (words.words.length === 0 || fields.size === 0) return [];
  const write = (way: Way): { text: string; args: Args } => {
    const args = newArgs();
    const reach = [
      ...withinReach({ sights, context, layouts }, args),
      ...narrowed(sights, context.tenant, filter, args),
    ];
    return { text: way(fields, words, reach, args), args };
  };
  const read = async (way: Way): Promise<readonly Hit[]> => {
    const { text, args } = write(way);
    const { rows } = await (way === byLikeness ? readAlike(pool, text, args) : pool.query(text, args.values));
    return rows.map((row) => toHit(row, fields));
  };
  const found = new Map([...(await read(byCode)), ...(await read(byWords))].map((hit) => [keyOf(hit), hit]));
  const hits = found.size ? [...found.values()].slice(0, MOST_HITS) : await read(byLikeness);
  const snippets = await readSnippets(pool, sights, context.tenant, hits, words);
  return hits.map((hit) => {
    const { title, words: around } = snippets.get(keyOf(hit)) ?? noSnippet;
    const titleMarks = title.text === hit.title ? title.marks : [];
    return { ...hit, titleMarks, snippet: around.text, marks: around.marks };
  });
};
