import { type Placed, placeOf } from '../layout.ts';
import { QueryRefusal } from '../refusal.ts';
import { requireSeen, type Sight } from '../sight.ts';

/**
 * The place of a module's records.
 *
 * @throws QueryRefusal when the module has none or the actor does not see it.
 */
export const requirePlace = (sight: Sight): Placed => {
  const place = placeOf(sight.layout);
  if (!place)
    throw new QueryRefusal(`${sight.layout.module.label.many}: no tienen un lugar que ver en el mapa.`);
  requireSeen(sight, place.column.field);
  return place;
};
