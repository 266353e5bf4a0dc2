import type { AnyModule } from '../declare/module.ts';
import type { Product } from '../declare/product.ts';
import { type Teller, tellersOf } from '../declare/tellers.ts';
import { type Args, newArgs } from './args.ts';
import type { EntryKey } from './audit.ts';
import type { ReadContext } from './context.ts';
import { sightsOf } from './labels.ts';
import type { Reader } from './list.ts';
import { constant } from './names.ts';
import { afterPosition, pageOf, positionColumns, positionOrder } from './position.ts';
import type { Sight } from './sight.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import { conditionsOf } from './where.ts';

/** Whose story is asked, and how far on. */
export interface StoryRequest {
  readonly module: string;
  readonly id: string;
  /** Only what happened to records of this module. */
  readonly of?: string;
  readonly cursor?: string;
}

/** A page of a story, newest first: which entries of the audit, to be read where they are kept. */
export interface StoryPage {
  readonly keys: readonly EntryKey[];
  readonly next: string | null;
}

const PAGE = 30;

interface Seen extends Teller {
  readonly sight: Sight;
}

/** The living records within reach of one teller, as rows `modulo, registro`. */
const recordsOf = (
  { module, by, of, sight }: Seen,
  { reader, context, sights }: { reader: Reader; context: ReadContext; sights: ReadonlyMap<string, Sight> },
  about: StoryRequest,
  args: Args,
): string => {
  const record = tableRecord(sight.layout, 'm');
  const compilation = compilationFor(record, context, reader.layouts, args);
  const filters = [
    { field: by, any: [about.id] },
    ...(of === undefined ? [] : [{ field: of, any: [about.module] }]),
  ];
  const where = conditionsOf(sight, { filters }, compilation, sights);
  return `select ${constant(module)} as modulo, m.id as registro from ${record.table} m where ${where.join(' and ')}`;
};

/**
 * Finds what happened to a record and to those it consists of, or that hang on it, as far as the actor reaches them.
 * The caller has made sure that the actor reads the record itself.
 */
export const readStory = async (
  reader: Reader,
  product: Product,
  context: ReadContext,
  about: StoryRequest,
): Promise<StoryPage> => {
  const args = newArgs();
  const sights = sightsOf(reader.layouts, context);
  const told: AnyModule | undefined = product.find(about.module);
  const wanted = (name: string) => about.of === undefined || about.of === name;
  const seen = (told ? tellersOf(product.modules, told) : []).flatMap((teller): readonly Seen[] => {
    const sight = sights.get(teller.module);
    return sight?.sees(teller.by) && wanted(teller.module) ? [{ ...teller, sight }] : [];
  });
  const records = [
    ...(wanted(about.module)
      ? [`select ${args.add(about.module, 'text')} as modulo, ${args.add(about.id, 'text')} as registro`]
      : []),
    ...seen.map((one) => recordsOf(one, { reader, context, sights }, about, args)),
  ];
  if (records.length === 0) return { keys: [], next: null };
  const where = [
    `a.tenant = ${args.add(context.tenant, 'text')}`,
    ...(about.cursor === undefined ? [] : [afterPosition(about.cursor, args.add)]),
  ];
  const { rows } = await reader.pool.query(
    `select ${positionColumns} from (${records.join(' union ')}) r
      join auditoria a on a.modulo = r.modulo and a.registro = r.registro
      where ${where.join(' and ')} order by ${positionOrder} limit ${args.add(PAGE + 1, 'integer')}`,
    args.values,
  );
  return pageOf(rows, PAGE);
};
