import type { SqlPool } from '../../ports/sql.ts';
import { newArgs } from './args.ts';
import type { Compilation } from './compilation.ts';
import { createMemory, type Memory } from './memory.ts';
import { QueryRefusal } from './refusal.ts';
import type { Sight } from './sight.ts';
import { findable, readWords, textMatches } from './text-match.ts';

/** What a list's search box found: the ids when they are few, `many` when listing them would cost more than it saves. */
export type TextHits = readonly string[] | 'many';

/** Texts that found many: it only decides how PostgreSQL is asked, so it may be out of date. */
export type CommonTexts = Memory<true>;

const REMEMBERED = 1000;

/** Starts remembering for one process. */
export const createCommonTexts = (): CommonTexts => createMemory<true>(REMEMBERED);

const FEW = 1000;
const LONGEST_TEXT = 200;

const matching = (
  sight: Sight,
  typed: string,
  { args, tenant }: Pick<Compilation, 'args' | 'tenant'>,
): string =>
  `select b.id from buscable b where b.tenant = ${args.add(tenant, 'text')}
    and b.modulo = ${args.add(sight.layout.module.name, 'text')}
    and ${textMatches(findable(sight), readWords(typed), args)}`;

/**
 * Looks the text up before the list is read. PostgreSQL cannot guess how many records the beginning of a word finds;
 * told the ids of a few, or that they are many, it chooses well between following the order and following the text.
 *
 * @throws QueryRefusal when the text is too long.
 */
export const readTextHits = async (
  { pool, common }: { readonly pool: SqlPool; readonly common: CommonTexts },
  sight: Sight,
  tenant: string,
  text: string | undefined,
): Promise<TextHits | undefined> => {
  const typed = text?.trim() ?? '';
  if (typed === '') return undefined;
  if (typed.length > LONGEST_TEXT)
    throw new QueryRefusal(`La búsqueda admite ${LONGEST_TEXT} caracteres: acórtela.`, 'q');
  const name = JSON.stringify([tenant, sight.layout.table, typed]);
  if (common.get(name)) return 'many';
  const args = newArgs();
  const { rows } = await pool.query(
    `${matching(sight, typed, { args, tenant })} limit ${FEW + 1}`,
    args.values,
  );
  if (rows.length <= FEW) return rows.map(({ id }) => String(id));
  common.set(name, true);
  return 'many';
};

/** The condition that a row `m` is among those found. */
export const hitCondition = (
  sight: Sight,
  typed: string,
  hits: TextHits,
  compilation: Compilation,
): string =>
  hits === 'many'
    ? `m.id in (${matching(sight, typed, compilation)})`
    : `m.id = any(${compilation.args.add(hits, 'text[]')})`;
