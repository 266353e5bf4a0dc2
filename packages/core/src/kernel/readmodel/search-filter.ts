import type { Args } from './args.ts';
import { join } from './compilation.ts';
import type { Sight } from './sight.ts';
import { communeIds, communesField } from './spatial/communes.ts';

/** What narrows a search. */
export interface SearchFilter {
  readonly module?: string;
  readonly state?: string;
  /** Id of a commune the records name. */
  readonly commune?: string;
}

/** The conditions that a row `b` of the search table passes a filter; what names no commune is in none. */
export const narrowed = (
  sights: ReadonlyMap<string, Sight>,
  tenant: string,
  { module, state, commune }: SearchFilter,
  args: Args,
): readonly string[] => [
  ...(module === undefined ? [] : [`b.modulo = ${args.add(module, 'text')}`]),
  ...(state === undefined ? [] : [`b.estado = ${args.add(state, 'text')}`]),
  ...(commune === undefined
    ? []
    : [
        join(
          'or',
          [...sights].flatMap(([name, sight]) => {
            const field = communesField(sight, sights);
            if (!field) return [];
            return [
              `(b.modulo = ${args.add(name, 'text')} and exists (select from ${sight.layout.table} m
                where m.tenant = ${args.add(tenant, 'text')} and m.id = b.id
                  and ${communeIds(field)} && ${args.add([commune], 'text[]')}))`,
            ];
          }),
        ),
      ]),
];
