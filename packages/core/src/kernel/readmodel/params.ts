import type { Box, ListFilter } from './filters.ts';
import type { ListRequest } from './list.ts';
import { QueryRefusal } from './refusal.ts';

/** Stands for «empty» among the values of a filter. */
const EMPTY = '-';
const OWN_FIELD = /^extra\.[^.]+$/;
const SUFFIX = /^(.+)\.(min|max|bbox)$/;

/** Keys of the address that are not filters. */
const settings = new Set(['q', 'filtro', 'orden', 'limite', 'cursor', 'columnas', 'total', 'eliminados']);

const split = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const readBox = (field: string, text: string): Box => {
  const [west, south, east, north, ...more] = text.split(',').map(Number);
  const box = [west, south, east, north].filter(
    (degrees) => degrees !== undefined && Number.isFinite(degrees),
  );
  if (box.length < 4 || more.length > 0 || text.split(',').some((part) => part.trim() === ''))
    throw new QueryRefusal('El recuadro del mapa son cuatro números: oeste, sur, este y norte.', field);
  return [Number(west), Number(south), Number(east), Number(north)];
};

const readFilter = (key: string, text: string): ListFilter => {
  const parts = OWN_FIELD.test(key) ? null : SUFFIX.exec(key);
  const [, field = key, bound] = parts ?? [];
  if (bound === 'bbox') return { field, within: readBox(field, text) };
  if (bound === 'min') return { field, min: text.trim() };
  if (bound === 'max') return { field, max: text.trim() };
  const values = split(text);
  return { field, any: values.filter((value) => value !== EMPTY), empty: values.includes(EMPTY) };
};

/**
 * Reads the address of a list, `?q=&filtro=&<dato>=a,b&<dato>.min=&orden=-monto&limite=50…`, into a request. A key given
 * twice counts once, with both values; values are checked when the list is read.
 *
 * @throws QueryRefusal for a limit or rectangle that is none.
 */
export const readListParams = (module: string, params: URLSearchParams): ListRequest => {
  const text = (key: string): string | undefined => params.get(key)?.trim() || undefined;
  const limit = text('limite');
  if (limit !== undefined && !/^\d{1,4}$/.test(limit))
    throw new QueryRefusal('El límite es un número entero de filas.', 'limite');
  const keys = [...new Set(params.keys())].filter((key) => !settings.has(key));
  const filters = keys.flatMap((key) => {
    const value = params.getAll(key).join(',');
    return value.trim() === '' ? [] : [readFilter(key, value)];
  });
  const [q, named, sort, cursor, columns] = ['q', 'filtro', 'orden', 'cursor', 'columnas'].map(text);
  return {
    module,
    filters,
    ...(q === undefined ? {} : { text: q }),
    ...(named === undefined ? {} : { named }),
    ...(sort === undefined ? {} : { sort }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(columns === undefined ? {} : { columns: split(columns) }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(text('total') === 'exacto' ? { exactTotal: true } : {}),
    ...(text('eliminados') === '1' ? { deleted: true } : {}),
  };
};
