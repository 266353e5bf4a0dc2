import type { Fields } from '@gore/core/kernel/declare/field.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { actorMark } from '@gore/core/kernel/declare/relative.ts';
import type { Box, ListFilter } from '@gore/core/kernel/readmodel/filters.ts';
import type { ListRequest } from '@gore/core/kernel/readmodel/list.ts';
import type { WrittenVersion } from '@gore/core/kernel/readmodel/projected.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';

/** Parameters that say something about the page and nothing about a field. */
const reserved = new Set(['q', 'filtro', 'orden', 'limite', 'cursor', 'columnas', 'total', 'eliminados']);

/** Stands for «empty» among the values of a filter. */
const emptyMark = '-';

type Draft = { -readonly [K in keyof ListFilter]: ListFilter[K] };

/** West, south, east and north, WGS84 degrees. */
const boxOf = (field: string, text: string): Box => {
  const [west, south, east, north, ...more] = text.split(',').map(Number);
  const inOrder = (low: number | undefined, high: number | undefined, most: number): boolean =>
    low !== undefined && high !== undefined && low >= -most && low <= high && high <= most;
  if (more.length || !inOrder(west, east, 180) || !inOrder(south, north, 90))
    throw new GoreError('malformado', 'El rectángulo se escribe oeste,sur,este,norte, en grados.', {
      code: 'CONSULTA_INVALIDA',
      details: [{ field, message: 'Escríbalo como -72.8,-36.9,-72.1,-36.4.' }],
    });
  return [Number(west), Number(south), Number(east), Number(north)];
};

const filtersOf = (params: URLSearchParams): readonly ListFilter[] => {
  const drafts = new Map<string, Draft>();
  for (const [name, value] of params) {
    if (reserved.has(name) || value === '') continue;
    const [, field = name, bound] = /^(.*)\.(min|max|bbox|es)$/.exec(name) ?? [];
    const draft = drafts.get(field) ?? { field };
    if (bound === 'min' || bound === 'max') draft[bound] = value;
    else if (bound === 'bbox') draft.within = boxOf(field, value);
    else {
      const values = value.split(',').filter(Boolean);
      draft.any = values.filter((one) => one !== emptyMark);
      draft.empty = values.includes(emptyMark);
    }
    drafts.set(field, draft);
  }
  return [...drafts.values()].map(({ any, empty, ...rest }) => ({
    ...rest,
    ...(any?.length ? { any } : {}),
    ...(empty ? { empty } : {}),
  }));
};

const limitOf = (params: URLSearchParams) => {
  const raw = params.get('limite');
  return raw === null ? {} : { limit: Number(raw) };
};

const text = (params: URLSearchParams, name: string) => params.get(name) || undefined;

/** Reads the query string of a list; the read model judges each part of it. */
export const listRequestOf = (module: string, params: URLSearchParams): ListRequest => {
  const q = text(params, 'q');
  const named = text(params, 'filtro');
  const sort = text(params, 'orden');
  const cursor = text(params, 'cursor');
  const columns = text(params, 'columnas');
  return {
    module,
    filters: filtersOf(params),
    ...(q ? { text: q } : {}),
    ...(named ? { named } : {}),
    ...(sort ? { sort } : {}),
    ...(cursor ? { cursor } : {}),
    ...(columns ? { columns: columns.split(',').filter(Boolean) } : {}),
    ...limitOf(params),
    ...(params.get('total') === 'exacto' ? { exactTotal: true } : {}),
    ...(params.get('eliminados') === '1' ? { deleted: true } : {}),
  };
};

const mostWrites = 20;

/**
 * Reads what the client wrote lately: `ipr/01h…@5,usuario/01h…@2`.
 *
 * @throws GoreError `malformado` when it is written otherwise.
 */
export const writesOf = (header: string | undefined): readonly WrittenVersion[] => {
  if (!header) return [];
  return header
    .split(',')
    .slice(-mostWrites)
    .map((entry) => {
      const [, module, id, version] = /^\s*([a-z_\d]+)\/([\w:-]+)@(\d{1,9})\s*$/.exec(entry) ?? [];
      if (!module || !id || !version)
        throw new GoreError('malformado', 'La página envió un dato dañado. Recárguela.');
      return { module, id, version: Number(version) };
    });
};

/** Whether a list asks for nothing but its first page as it comes, in the order its module declares. */
export const isPlain = (
  { list }: Pick<AnyModule, 'list'>,
  { filters = [], text: typed, named, sort, cursor, deleted }: ListRequest,
): boolean =>
  filters.length === 0 && !typed && !named && !cursor && !deleted && (!sort || sort === list.sort);

const isOwnFilter = (
  { filters, assignee }: Pick<AnyModule, 'filters' | 'assignee'>,
  named: string,
): boolean => {
  const where = Object.hasOwn(filters, named) ? filters[named]?.where : undefined;
  if (where?.op !== 'eq' || !('field' in where.left) || !('actor' in where.right)) return false;
  return where.left.field === assignee && where.right.actor === 'id';
};

/** Whether a list asks for the records assigned to somebody and no others, by their id or by a filter that says so. */
export const isOwn = (
  module: Pick<AnyModule, 'filters' | 'assignee'>,
  { filters = [], text: typed, named, cursor, deleted }: ListRequest,
  actorId: string,
): boolean => {
  if (typed || cursor || deleted) return false;
  if (named) return filters.length === 0 && isOwnFilter(module, named);
  const [only, ...others] = filters;
  const asked = only?.any?.join() ?? '';
  const isOneself = asked === actorId || actorMark(asked) === 'id';
  return others.length === 0 && only?.field === module.assignee && isOneself;
};

/** Names of everything of a module that is not hidden, for the read model. */
export const readableOf = (
  module: {
    readonly fields: Fields;
    readonly computed: object;
    readonly derived: object;
    readonly rollups: object;
  },
  hidden: ReadonlySet<string>,
  extra: Fields,
): ReadonlySet<string> =>
  new Set([
    ...[module.fields, module.computed, module.derived, module.rollups]
      .flatMap((part) => Object.keys(part))
      .filter((name) => !hidden.has(name)),
    ...Object.keys(extra).map((name) => `extra.${name}`),
  ]);
