import type { Predicate } from '../declare/predicate.ts';
import type { Compilation } from './compilation.ts';
import { compilePredicate } from './compile.ts';
import type { Box, ListFilter } from './filters.ts';
import { filterPredicate } from './filters.ts';
import { QueryRefusal } from './refusal.ts';
import { requireSeen, type Sight, type Sights, seesPredicate } from './sight.ts';
import { type Area, areaCondition } from './spatial/area.ts';
import { anywhere, requirePlace } from './spatial/place.ts';
import { hitCondition, type TextHits } from './text-hits.ts';

/** Which rows a list is about. */
export interface Selection {
  /** What was typed into the search box. */
  readonly text?: string;
  /** Name of one of the module's ready-made filters. */
  readonly named?: string;
  readonly filters?: readonly ListFilter[];
  /** A condition of the product itself, such as that of an alert; the actor has to see what it asks about. */
  readonly where?: Predicate;
  /** The records whose place lies in it. */
  readonly area?: Area;
  /** The deleted records instead of the living. The caller has checked that the actor may restore. */
  readonly deleted?: boolean;
}

const namedPredicate = (sight: Sight, name: string, sights: Sights): Predicate => {
  const { filters } = sight.layout.module;
  const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (filter && seesPredicate(filter.where, sight, sights)) return filter.where;
  throw new QueryRefusal(`El filtro «${name}» no existe o no está a su alcance: elija otro.`, 'filtro');
};

const seenPredicate = (sight: Sight, where: Predicate, sights: Sights): Predicate => {
  if (seesPredicate(where, sight, sights)) return where;
  throw new QueryRefusal('La consulta usa datos que no están a su alcance: pida acceso a quien administra.');
};

const boxCondition = (sight: Sight, field: string, box: Box, { args }: Compilation): string => {
  const column = sight.layout.column(requireSeen(sight, field));
  if (column?.kind !== 'point' && column?.kind !== 'geometry')
    throw new QueryRefusal('Ese dato no es un lugar: no se puede buscar en el mapa.', field);
  const [west, south, east, north] = box.map((degrees) => args.add(degrees, 'double precision'));
  const frame = `st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)`;
  return field === sight.layout.module.place
    ? anywhere(requirePlace(sight), (geometry) => `st_intersects(${geometry}, ${frame})`)
    : `st_intersects(m.${column.name}, ${frame})`;
};

/**
 * The conditions on the rows `m` of a module's table: institution, living or deleted, the actor's reach, and what the
 * request asks. Every read of a module's table goes through here.
 *
 * @param hits what the text of the selection found, when it has one.
 */
export const conditionsOf = (
  sight: Sight,
  selection: Selection,
  compilation: Compilation,
  sights: Sights,
  hits?: TextHits,
): readonly string[] => {
  const { text, named, filters = [], where, area, deleted } = selection;
  const predicates = [
    sight.access.scope,
    ...(named === undefined ? [] : [namedPredicate(sight, named, sights)]),
    ...(where === undefined ? [] : [seenPredicate(sight, where, sights)]),
    ...filters.map((filter) => filterPredicate(sight, filter, compilation.clock.today, sights)),
  ];
  return [
    `m.tenant = ${compilation.args.add(compilation.tenant, 'text')}`,
    deleted ? 'm.eliminado_en is not null and not m.lapida' : 'm.eliminado_en is null',
    ...predicates.map((predicate) => compilePredicate(predicate, compilation)),
    ...filters.flatMap(({ field, within }) =>
      within ? [boxCondition(sight, field, within, compilation)] : [],
    ),
    ...(area ? [areaCondition(sight, area, compilation, sights)] : []),
    ...(text !== undefined && hits ? [hitCondition(sight, text, hits, compilation)] : []),
  ].filter((condition) => condition !== 'true');
};
