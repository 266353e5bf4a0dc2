import type { ReadContext } from '../context.ts';
import { questionOf, type Reader } from '../list.ts';
import { QueryRefusal } from '../refusal.ts';
import { requireSeen } from '../sight.ts';
import { inTransaction } from '../transaction.ts';
import { communeIds, communesField } from './communes.ts';
import { type From, type Neighbour, toNeighbour } from './nearby.ts';
import { requirePlace } from './place.ts';

/** A record that may be the same work. */
export interface Lookalike extends Neighbour {
  /** How alike the names are, from 0 to 1. */
  readonly alike: number;
  readonly sameExecutor: boolean;
}

/** What somebody is about to create. */
export interface Draft {
  readonly module: string;
  readonly title: string;
  readonly executor?: string;
  readonly point?: From;
  /** Ids of the communes it names. */
  readonly communes?: readonly string[];
}

/** How alike two names must be, from 0 to 1, where nothing else speaks for them being the same work. */
const ALIKE = 0.55;
/** How alike they must be when the works are near, or in the same hands. */
const HALF_ALIKE = 0.35;
/** Metres within which two works are near. */
const NEAR = 2000;
/** Metres within which the same executor alone is worth a warning. */
const BESIDE = 300;
/** Metres from which two works of the same name are two works. */
const APART = 25_000;
const MOST_ALIKE = 5;
const CANDIDATES = 200;
/** Degrees around a point that hold whatever is near it, anywhere in Chile. */
const AROUND = 0.04;

/**
 * Records within reach that look like what somebody is about to create: by their names, by who carries them out and by
 * how near they are.
 *
 * @throws QueryRefusal when the module does not look for overlaps, or the actor does not see what it looks at.
 */
export const readLookalikes = async (
  reader: Reader,
  context: ReadContext,
  draft: Draft,
): Promise<readonly Lookalike[]> => {
  const { sight, sights, compile } = await questionOf(reader, context, { module: draft.module });
  const { layout } = sight;
  const { overlap, title: titleField } = layout.module;
  if (!overlap) throw new QueryRefusal(`${layout.module.label.many}: no se busca si se repiten.`);
  requireSeen(sight, titleField);
  const { compilation, where } = compile();
  const { args } = compilation;
  const text = (value: string): string => args.add(value, 'text');
  const { place } = requirePlace(sight);
  const title = `gore_orden(${text(draft.title)})`;
  const number = (value: number): string => args.add(value, 'double precision');
  const point =
    draft.point && `st_setsrid(st_makepoint(${number(draft.point.lon)}, ${number(draft.point.lat)}), 4326)`;
  const executor = layout.column(requireSeen(sight, overlap.executor));
  const same =
    executor && draft.executor
      ? `coalesce(gore_orden(m.${executor.name}) = gore_orden(${text(draft.executor)}), false)`
      : 'false';
  const communes = communesField(sight, sights);
  const elsewhere =
    communes && draft.communes?.length
      ? `coalesce(not (${communeIds(communes)} && ${args.add(draft.communes, 'text[]')}), false)`
      : 'false';
  const tenant = text(context.tenant);
  const module = text(draft.module);
  const around = point
    ? `union (select m.id from ${layout.table} m where ${where.join(' and ')}
        and ${place} && st_expand(${point}, ${AROUND}) limit ${CANDIDATES})`
    : '';
  const statement = `with c as materialized (
      (select b.id from buscable b where b.tenant = ${tenant} and b.modulo = ${module}
        and b.eliminado_en is null and b.texto %> ${title} limit ${CANDIDATES}) ${around})
    select * from (
      select m.id, m.codigo, b.titulo, m.estado, similarity(b.orden, ${title})::float8 as parecido,
        ${point ? `st_distance(${place}::geography, ${point}::geography)` : 'null::float8'} as metros,
        ${same} as mismo, ${elsewhere} as lejos
      from c join ${layout.table} m on m.tenant = ${tenant} and m.id = c.id
        join buscable b on b.tenant = m.tenant and b.id = m.id and b.modulo = ${module}
      where ${where.join(' and ')}) r
    where coalesce(metros <= ${APART}, not lejos) and (parecido >= ${ALIKE}
      or (parecido >= ${HALF_ALIKE} and (mismo or coalesce(metros <= ${NEAR}, false)))
      or (mismo and coalesce(metros <= ${BESIDE}, false)))
    order by parecido desc, id desc limit ${MOST_ALIKE}`;
  return inTransaction(reader.pool, async (client) => {
    await client.query(`set local pg_trgm.word_similarity_threshold = ${HALF_ALIKE}`);
    const { rows } = await client.query(statement, args.values);
    return rows.map((row) => ({
      ...toNeighbour(sight, row),
      alike: Number(row.parecido),
      sameExecutor: row.mismo === true,
    }));
  });
};
