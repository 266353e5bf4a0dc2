import type { Predicate } from '../declare/predicate.ts';
import type { Compilation } from './compilation.ts';
import { compilePredicate } from './compile.ts';
import type { Box, ListFilter } from './filters.ts';
import { filterPredicate } from './filters.ts';
import { QueryRefusal } from './refusal.ts';
import { requireSeen, type Sight, seesPredicate } from './sight.ts';
import { findable, readWords, textMatches } from './text-match.ts';

/** Which rows a list is about. */
export interface Selection {
  /** What was typed into the search box. */
  readonly text?: string;
  /** Name of one of the module's ready-made filters. */
  readonly named?: string;
  readonly filters?: readonly ListFilter[];
  /** The deleted records instead of the living. The caller has checked that the actor may restore. */
  readonly deleted?: boolean;
}

const LONGEST_TEXT = 200;

const namedPredicate = (
  sight: Sight,
  name: string,
  sightOfModule: (module: string) => Sight | undefined,
): Predicate => {
  const { filters } = sight.layout.module;
  const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (filter && seesPredicate(filter.where, sight, sightOfModule)) return filter.where;
  throw new QueryRefusal(`El filtro «${name}» no existe o no está a su alcance: elija otro.`, 'filtro');
};

const boxCondition = (sight: Sight, field: string, box: Box, { args }: Compilation): string => {
  const column = sight.layout.column(requireSeen(sight, field));
  if (column?.kind !== 'point' && column?.kind !== 'geometry')
    throw new QueryRefusal('Ese dato no es un lugar: no se puede buscar en el mapa.', field);
  const [west, south, east, north] = box.map((degrees) => args.add(degrees, 'double precision'));
  return `m.${column.name} && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)`;
};

const textCondition = (sight: Sight, typed: string, { args, tenant }: Compilation): string => {
  if (typed.length > LONGEST_TEXT)
    throw new QueryRefusal(`La búsqueda admite ${LONGEST_TEXT} caracteres: acórtela.`, 'q');
  const matches = textMatches(findable(sight), readWords(typed), args);
  return `m.id in (select b.id from buscable b where b.tenant = ${args.add(tenant, 'text')}
    and b.modulo = ${args.add(sight.layout.module.name, 'text')} and ${matches})`;
};

/**
 * The conditions on the rows `m` of a module's table: institution, living or deleted, the actor's reach, and what the
 * request asks. Every read of a module's table goes through here.
 */
export const conditionsOf = (
  sight: Sight,
  selection: Selection,
  compilation: Compilation,
  sightOfModule: (module: string) => Sight | undefined,
): readonly string[] => {
  const { text, named, filters = [], deleted } = selection;
  const predicates = [
    sight.access.scope,
    ...(named === undefined ? [] : [namedPredicate(sight, named, sightOfModule)]),
    ...filters.map((filter) => filterPredicate(sight, filter)),
  ];
  return [
    `m.tenant = ${compilation.args.add(compilation.tenant, 'text')}`,
    deleted ? 'm.eliminado_en is not null and not m.lapida' : 'm.eliminado_en is null',
    ...predicates.map((predicate) => compilePredicate(predicate, compilation)),
    ...filters.flatMap(({ field, within }) =>
      within ? [boxCondition(sight, field, within, compilation)] : [],
    ),
    ...(text?.trim() ? [textCondition(sight, text, compilation)] : []),
  ].filter((condition) => condition !== 'true');
};
