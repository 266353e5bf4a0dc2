import { newArgs } from '../args.ts';
import type { ReadContext } from '../context.ts';
import type { Reader } from '../list.ts';
import { requireLayer } from './layers.ts';

/** A feature of a layer, to be chosen by its name. */
export type NamedFeature = {
  readonly n: number;
  readonly name: string;
  /** West, south, east and north, WGS84 degrees. */
  readonly bounds: readonly [number, number, number, number];
};

/** The features of a layer whose name holds some text, and how many there are. */
export interface NamedFeatures {
  readonly features: readonly NamedFeature[];
  readonly total: number;
}

const MOST = 100;

/**
 * The features of a layer by name, the first hundred.
 *
 * @throws QueryRefusal as `requireLayer`.
 */
export const readFeatures = async (
  reader: Reader,
  context: ReadContext,
  { layer, text = '' }: { readonly layer: string; readonly text?: string },
): Promise<NamedFeatures> => {
  await requireLayer(reader, context, layer);
  const args = newArgs();
  const typed = args.add(text, 'text');
  const { rows } = await reader.pool.query(
    `select e.n, e.nombre as name, count(*) over ()::integer as total,
        array[st_xmin(e.forma), st_ymin(e.forma), st_xmax(e.forma), st_ymax(e.forma)] as bounds
      from capa_elemento e
      where e.tenant = ${args.add(context.tenant, 'text')} and e.capa = ${args.add(layer, 'text')}
        and strpos(gore_orden(e.nombre), gore_orden(${typed})) > 0
      order by gore_orden(e.nombre), e.n limit ${MOST}`,
    args.values,
  );
  return {
    features: rows.map(({ total: _, ...feature }) => feature as NamedFeature),
    total: Number(rows[0]?.total ?? 0),
  };
};
