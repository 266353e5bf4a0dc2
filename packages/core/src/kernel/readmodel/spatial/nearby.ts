import type { ReadContext } from '../context.ts';
import { labelFor } from '../labels.ts';
import { questionOf, type Reader } from '../list.ts';
import { QueryRefusal } from '../refusal.ts';
import type { Sight } from '../sight.ts';
import type { Selection } from '../where.ts';
import { requirePlace } from './place.ts';

/** A record with how far it is. */
export interface Neighbour {
  readonly id: string;
  readonly codigo: string;
  readonly title: string;
  readonly estado: string;
  /** Metres; nothing when either has no place. */
  readonly meters: number | null;
}

const MOST_NEIGHBOURS = 50;

/** A row of either question as the actor may see it. */
export const toNeighbour = (sight: Sight, row: Readonly<Record<string, unknown>>): Neighbour => ({
  id: String(row.id),
  codigo: sight.sees('codigo') ? String(row.codigo) : '',
  title: labelFor(sight, { titulo: String(row.titulo), codigo: String(row.codigo) }),
  estado: String(row.estado),
  meters: row.metros === null ? null : Number(row.metros),
});

/** Where something is asked from. */
export interface From {
  readonly lon: number;
  readonly lat: number;
}

/**
 * The records nearest to a point.
 *
 * @throws QueryRefusal as `readList`, for a module without a place and for more than fifty.
 */
export const readNearest = async (
  reader: Reader,
  context: ReadContext,
  {
    point,
    limit,
    ...request
  }: Selection & { readonly module: string; readonly point: From; readonly limit: number },
): Promise<readonly Neighbour[]> => {
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= MOST_NEIGHBOURS))
    throw new QueryRefusal(`Pida entre 1 y ${MOST_NEIGHBOURS} registros cercanos.`, 'limite');
  const { sight, compile } = await questionOf(reader, context, request);
  const { place } = requirePlace(sight);
  const { compilation, where } = compile();
  const { args } = compilation;
  const from = `st_setsrid(st_makepoint(${args.add(point.lon, 'double precision')}, ${args.add(point.lat, 'double precision')}), 4326)`;
  // Degrees rank well enough to choose twice as many as asked; metres put them in order.
  const { rows } = await reader.pool.query(
    `select m.id, m.codigo, b.titulo, m.estado, st_distance(${place}::geography, ${from}::geography) as metros
      from (select m.* from ${sight.layout.table} m where ${where.join(' and ')} and ${place} is not null
        order by ${place} <-> ${from} limit ${args.add(limit * 2, 'integer')}) m
      join buscable b on b.tenant = m.tenant and b.id = m.id and b.modulo = ${args.add(request.module, 'text')}
      order by 5, 1 limit ${args.add(limit, 'integer')}`,
    args.values,
  );
  return rows.map((row) => toNeighbour(sight, row));
};
