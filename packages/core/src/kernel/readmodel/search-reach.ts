import type { Args } from './args.ts';
import { join } from './compilation.ts';
import type { ReadContext } from './context.ts';
import type { Reader } from './list.ts';
import { searchRecord, searchScope } from './search-record.ts';
import type { Sight } from './sight.ts';
import { compilationFor } from './sql-record.ts';

/** The modules an actor reads, and who asks. */
export interface SearchReach {
  readonly sights: ReadonlyMap<string, Sight>;
  readonly context: ReadContext;
  readonly layouts: Reader['layouts'];
}

/** The conditions that a row `b` of the search table is of the institution, alive and within the actor's reach. */
export const withinReach = ({ sights, context, layouts }: SearchReach, args: Args): readonly string[] => {
  const open: string[] = [];
  const reaches: string[] = [];
  for (const [name, sight] of sights) {
    const compilation = compilationFor(searchRecord(sight.layout), context, layouts, args);
    const scope = searchScope(sight.access.scope, sight.layout, compilation);
    if (scope === 'true') open.push(name);
    else if (scope !== 'false') reaches.push(`(b.modulo = ${args.add(name, 'text')} and ${scope})`);
  }
  return [
    `b.tenant = ${args.add(context.tenant, 'text')}`,
    'b.eliminado_en is null',
    join('or', [...(open.length ? [`b.modulo = any(${args.add(open, 'text[]')})`] : []), ...reaches]),
  ];
};
