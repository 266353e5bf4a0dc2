import type { ModuleDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Schema } from '../descriptor.ts';
import { type ListState, readListState, writeListState } from '../list/state.ts';

/** What the map shows beside the filters of the list, all of it in its address. */
export interface MapState {
  /** Module whose records are drawn. */
  readonly module: string;
  /** Field they are coloured by. */
  readonly color: string;
  /** What the communes are tinted by: nothing, `cuenta`, or a field of money or number. */
  readonly measure: string;
  readonly by: 'comuna' | 'provincia';
  /** The measure is divided by the inhabitants. */
  readonly perCapita: boolean;
  /** Layers shown; all of them until somebody chooses. */
  readonly layers: readonly string[] | undefined;
}

/** Name under which the records themselves are counted. */
export const countMeasure = 'cuenta';

/** Fields the records can be coloured by: a state, one of some options, a yes or no. */
export const colorFields = (schema: ModuleDescriptor) =>
  schema.fields.filter(
    ({ kind, source }) => (kind === 'choice' || kind === 'boolean' || kind === 'flag') && source !== 'extra',
  );

/** Fields the communes can be tinted by. */
export const measureFields = (schema: ModuleDescriptor) =>
  schema.fields.filter(
    ({ kind, source }) =>
      (kind === 'money' || kind === 'integer') && source !== 'extra' && source !== 'derived',
  );

/** The module the address asks for, or the first there is. */
export const askedModule = <M extends { readonly name: string }>(
  modules: readonly M[],
  search: string,
): M | undefined => {
  const asked = new URLSearchParams(search).get('modulo');
  return modules.find(({ name }) => name === asked) ?? modules[0];
};

/** Reads what the address asks of the map; what it does not understand is left out. */
export const readMapState = (schema: Schema, search: string): MapState => {
  const query = new URLSearchParams(search);
  const color = query.get('color') ?? '';
  const measure = query.get('medida') ?? '';
  const known = measure === countMeasure || measureFields(schema).some(({ name }) => name === measure);
  const layers = query.get('capas');
  return {
    module: schema.name,
    color: colorFields(schema).some(({ name }) => name === color) ? color : 'estado',
    measure: known ? measure : '',
    by: query.get('por') === 'provincia' ? 'provincia' : 'comuna',
    perCapita: query.get('habitante') === '1',
    layers: layers === null ? undefined : layers.split(',').filter(Boolean),
  };
};

/** Writes both states as the query of the page, leaving out what is as usual. */
export const writeMapState = (schema: Schema, map: MapState, list: ListState): string => {
  const own = Object.entries({
    modulo: map.module,
    color: map.color === 'estado' ? '' : map.color,
    medida: map.measure,
    por: map.measure && map.by === 'provincia' ? map.by : '',
    habitante: map.measure && map.perCapita ? '1' : '',
  }).filter(([, value]) => value !== '');
  const layers = map.layers === undefined ? [] : [['capas', map.layers.join(',')]];
  const mine = new URLSearchParams([...own, ...layers]).toString().replaceAll('%2C', ',');
  const filters = filtersQuery(schema, list);
  return filters ? `${mine}&${filters}` : mine;
};

/** The part of a list's address that says which records it is about. */
export const filtersQuery = (schema: Schema, list: ListState): string =>
  writeListState(schema, { ...list, sort: schema.list.sort, size: 50, page: 1, cursor: '', deleted: false });

/** The filters the address asks for, as the list reads them. */
export const readFilters = (schema: Schema, search: string): ListState => readListState(schema, search);
