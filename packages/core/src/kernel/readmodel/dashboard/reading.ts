import type { SqlPool } from '../../../ports/sql.ts';
import type { Asked, UnitRule } from '../../declare/dashboard.ts';
import type { Args } from '../args.ts';
import { type Changes, changesExpression } from '../changes.ts';
import type { ReadContext } from '../context.ts';
import type { Reader } from '../list.ts';
import { createMemory } from '../memory.ts';
import { quote, tableName } from '../names.ts';
import { addressOf, narrowed, ofUnits, settled } from './asked.ts';

type RawRow = Readonly<Record<string, unknown>>;

/** How far the read model has come in an institution. */
export interface Freshness {
  readonly changes: Changes;
  readonly until: string | null;
}

/** Asks how far it has come. */
export const readFreshness = async (pool: SqlPool, tenant: string): Promise<Freshness> => {
  const { rows } = await pool.query(
    `select ${changesExpression('$1::text')} as cambios,
      (select extract(epoch from max(hasta)) * 1000 from proyeccion where tenant = $1::text) as hasta`,
    [tenant],
  );
  const { cambios, hasta } = rows[0] ?? {};
  return {
    changes: (cambios ?? {}) as Changes,
    until: hasta == null ? null : new Date(Number(hasta)).toISOString(),
  };
};

/** Runs the statement of a section, or answers what it answered while nothing it reads has changed. */
export type Ask = (text: string, args: Args, changes: Changes) => Promise<readonly RawRow[]>;

/** Sections of dashboards kept in memory: each is some dozens of numbers. */
const REMEMBERED = 500;

/** One number for the modules whose tables a statement reads. */
const changeOf = (text: string, changes: Changes): number =>
  Object.entries(changes).reduce(
    (sum, [module, change]) => (text.includes(quote(tableName(module))) ? sum + change : sum),
    0,
  );

/** Starts asking for one process. The same statement with the same values means the same for whoever asks. */
export const createAsk = (pool: SqlPool): Ask => {
  const remembered = createMemory<{ readonly change: number; readonly rows: readonly RawRow[] }>(REMEMBERED);
  return async (text, args, changes) => {
    const name = JSON.stringify([text, args.values]);
    const change = changeOf(text, changes);
    const known = remembered.get(name);
    if (known?.change === change) return known.rows;
    const { rows } = await pool.query(text, args.values);
    remembered.set(name, { change, rows });
    return rows;
  };
};

/** One reading of a dashboard: by whom, of what, when. */
export interface Reading {
  readonly reader: Reader;
  readonly context: ReadContext;
  readonly ask: Ask;
  readonly changes: Changes;
  /** Units it is about: ids or marks separated by commas. */
  readonly units?: { readonly rule: UnitRule; readonly of: string };
  /** On a wall nothing leads anywhere and nobody is named. */
  readonly wall: boolean;
  readonly year: number;
}

/** The records of a figure in this reading; nothing when the figure does not belong in it. */
export const askedIn = ({ units, context, year }: Reading, asked: Asked): Asked | undefined => {
  const dated = narrowed(asked, settled(asked.having ?? {}, { today: context.clock.today, year }));
  return ofUnits(dated, units?.rule, units?.of ?? '');
};

/** The address of some records, where the reader can go there. */
export const linkTo = ({ wall }: Reading, asked: Asked): { readonly href?: string } =>
  wall ? {} : { href: addressOf(asked) };
