import type { ReadColumn } from '../layout.ts';
import { QueryRefusal } from '../refusal.ts';
import type { Sight } from '../sight.ts';

type Sights = ReadonlyMap<string, Sight>;

const territorial = (sights: Sights): Sight | undefined =>
  [...sights.values()].find(
    ({ layout, sees }) => layout.module.territory !== undefined && sees(layout.module.territory.cut),
  );

/** The communes as an actor sees them, and the column with their CUT. */
export interface Territory {
  readonly sight: Sight;
  /** Quoted name. */
  readonly cut: string;
}

/**
 * The module whose records are the communes.
 *
 * @throws QueryRefusal when the product has none or the actor may not read it.
 */
export const requireTerritory = (sights: Sights): Territory => {
  const sight = territorial(sights);
  const cut = sight?.layout.column(String(sight.layout.module.territory?.cut));
  if (sight && cut) return { sight, cut: cut.name };
  throw new QueryRefusal('Las comunas no están a su alcance: pida acceso a quien administra.');
};

/** The first field of a module that names communes, when the actor sees it. */
export const communesField = ({ layout, sees }: Sight, sights: Sights): ReadColumn | undefined => {
  const module = territorial(sights)?.layout.module.name;
  return layout.columns.find(
    ({ field, kind }) =>
      (kind === 'ref' || kind === 'refs') &&
      module !== undefined &&
      layout.module.fields[field]?.module === module &&
      sees(field),
  );
};

/** A column that names communes as an SQL list of their ids. */
export const communeIds = ({ kind, name }: ReadColumn): string =>
  kind === 'refs' ? `m.${name}` : `array[m.${name}]`;
