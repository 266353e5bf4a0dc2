import { join } from '../compilation.ts';
import { placeOf } from '../layout.ts';
import { QueryRefusal } from '../refusal.ts';
import { requireSeen, type Sight } from '../sight.ts';

/** Where a row `m` of a module lies, as SQL, as far as the actor may see. */
export interface SeenPlace {
  /** The place itself, which may be empty. */
  readonly place: string;
  /** Lines and contours beside it. */
  readonly shapes: readonly string[];
  /** The place, or what stands for it. */
  readonly somewhere: string;
  /** The cell of the map it lies in. */
  readonly cell: string;
  /** Leaves out the rows whose cell would tell where a shape lies that is hidden. */
  readonly shown: string;
}

/**
 * The place of a module's records.
 *
 * @throws QueryRefusal when the module has none or the actor does not see it.
 */
export const requirePlace = (sight: Sight): SeenPlace => {
  const placed = placeOf(sight.layout);
  if (!placed)
    throw new QueryRefusal(`${sight.layout.module.label.many}: no tienen un lugar que ver en el mapa.`);
  requireSeen(sight, placed.column.field);
  const place = `m.${placed.column.name}`;
  const seen = placed.shapes.filter(({ field }) => sight.sees(field));
  const shapes = seen.map(({ name }) => `m.${name}`);
  return {
    place,
    shapes,
    somewhere: shapes.length ? `coalesce(${[place, ...shapes].join(', ')})` : place,
    cell: `m.${placed.cell}`,
    shown: seen.length < placed.shapes.length ? `${place} is not null` : 'true',
  };
};

/** The condition that the place or any shape of a row `m` meets another. */
export const anywhere = ({ place, shapes }: SeenPlace, condition: (geometry: string) => string): string =>
  join('or', [place, ...shapes].map(condition));
