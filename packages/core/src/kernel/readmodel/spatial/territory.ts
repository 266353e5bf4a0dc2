import { newArgs } from '../args.ts';
import { totalChange } from '../changes.ts';
import type { ReadContext } from '../context.ts';
import { sightsOf } from '../labels.ts';
import { questionOf, type Reader } from '../list.ts';
import type { Memory } from '../memory.ts';
import { QueryRefusal } from '../refusal.ts';
import { requireSeen, type Sight } from '../sight.ts';
import { compilationFor, tableRecord } from '../sql-record.ts';
import type { Selection } from '../where.ts';
import { communeIds, communesField, requireTerritory } from './communes.ts';
import { layerCondition } from './layer-reach.ts';
import { anywhere, requirePlace } from './place.ts';
import { fingerprintOf, readChanges } from './points.ts';

/** What is counted or summed by part of the territory. */
export interface AggregateRequest extends Selection {
  readonly module: string;
  /** Communes the records name, their provinces, or the features of a layer their places lie in. */
  readonly by: 'commune' | 'province' | { readonly layer: string };
  /** Field of money or number to add up; the records themselves are counted unless said. */
  readonly sum?: string;
}

/** One part of the territory with what it adds up to. */
export type Part = {
  /** CUT of a commune, the first three digits of a province, or the number of a feature. */
  readonly key: string;
  readonly count: number;
  /** Sum asked for, or the count. */
  readonly value: number;
};

/** A commune the institution works with. */
export type TerritoryUnit = {
  readonly id: string;
  readonly cut: string;
  readonly name: string;
  readonly population: number | null;
};

const measureOf = (sight: Sight, sum: string | undefined): string => {
  if (sum === undefined) return '1';
  const column = sight.layout.column(requireSeen(sight, sum));
  if (column?.family !== 'number')
    throw new QueryRefusal('Solo se suman montos y números: elija otra medida.', sum);
  return `m.${column.name}`;
};

/**
 * Adds records up by parts of the territory. A record that names several communes counts whole in each of them, and
 * once in a province.
 *
 * @param remembered answers to the same question of the same reach, good until something changes in the institution.
 * @throws QueryRefusal as `readList`, and when the module has nothing to tell where its records are by.
 */
export const readAggregate = async (
  reader: Reader,
  context: ReadContext,
  request: AggregateRequest,
  remembered: Memory<readonly Part[]>,
): Promise<readonly Part[]> => {
  const { sight, sights, compile } = await questionOf(reader, context, request);
  const { compilation, where } = compile();
  const { args } = compilation;
  const value = measureOf(sight, request.sum);
  const from = `from ${sight.layout.table} m`;
  const tenant = args.add(context.tenant, 'text');
  const write = (): string => {
    if (typeof request.by === 'object') {
      const inside = anywhere(requirePlace(sight), (geometry) => `st_intersects(e.forma, ${geometry})`);
      // Feature by feature: the engine prepares the shape of each once, and asks the index for what lies in it.
      return `select e.n::text as key, s.n::integer as count, coalesce(s.valor, 0)::float8 as value
        from capa_elemento e cross join lateral (select count(*) as n, sum(${value}) as valor ${from}
          where ${where.join(' and ')} and ${inside}) s
        where s.n > 0 and e.tenant = ${tenant} and e.capa = ${args.add(request.by.layer, 'text')}
          and ${layerCondition(request.by.layer, compilation, sights)}`;
    }
    const territory = requireTerritory(sights);
    const field = communesField(sight, sights);
    if (!field) throw new QueryRefusal(`${sight.layout.module.label.many}: no dicen en qué comuna están.`);
    const digits = request.by === 'commune' ? 5 : 3;
    const once = request.by === 'commune' ? '' : 'distinct g.ids, ';
    // Few sets of communes are shared by many records: adding up by set first leaves little to tell apart.
    return `select x.clave as key, sum(x.n)::integer as count, coalesce(sum(x.valor), 0)::float8 as value from (
        select ${once}left(t.${territory.cut}, ${digits}) as clave, g.n, g.valor
        from (select ${communeIds(field)} as ids, count(*) as n, sum(${value}) as valor ${from}
            where ${where.join(' and ')} group by 1) g
          cross join lateral unnest(g.ids) u(id)
          join ${territory.sight.layout.table} t on t.tenant = ${tenant} and t.id = u.id and t.eliminado_en is null) x
      group by 1`;
  };
  const text = write();
  const changes = await readChanges(reader, context.tenant);
  const key = fingerprintOf(text, args.values, totalChange(changes));
  const known = remembered.get(key);
  if (known) return known;
  const { rows } = await reader.pool.query(text, args.values);
  const parts = rows as readonly Part[];
  remembered.set(key, parts);
  return parts;
};

/** The communes the institution works with, in the order of their codes. */
export const readTerritory = async (
  reader: Reader,
  context: ReadContext,
): Promise<readonly TerritoryUnit[]> => {
  const { sight, cut } = requireTerritory(sightsOf(reader.layouts, context));
  const { layout } = sight;
  const args = newArgs();
  const compilation = compilationFor(tableRecord(layout, 'm'), context, reader.layouts, args);
  const title = layout.column(layout.module.title)?.name;
  const population = layout.module.territory?.population;
  const people = population && sight.sees(population) ? layout.column(population) : undefined;
  const { rows } = await reader.pool.query(
    `select m.id, m.${cut} as cut, m.${title} as name, ${people ? `m.${people.name}::float8` : 'null'} as population
      from ${layout.table} m where m.tenant = ${compilation.args.add(context.tenant, 'text')}
        and m.eliminado_en is null order by 2`,
    args.values,
  );
  return rows as readonly TerritoryUnit[];
};
