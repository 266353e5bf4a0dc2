import { createHash } from 'node:crypto';
import { predicateFields } from '../declare/evaluate.ts';
import type { AnyModule } from '../declare/module.ts';
import type { Predicate } from '../declare/predicate.ts';
import { type Layout, placeOf, type ReadColumn } from './layout.ts';

/** An index of a module's table. */
export interface Index {
  readonly name: string;
  readonly definition: string;
}

const LIVING = 'where eliminado_en is null';

/** Name of the field a declaration sorts by, without its direction. */
export const sortField = (sort: string): string => sort.replace(/^-/, '');

/** The column rows are ordered by for a field. */
export const orderName = (column: ReadColumn): string => column.sortName ?? column.name;

const predicatesOf = (module: AnyModule): readonly Predicate[] => [
  ...Object.values(module.filters).map(({ where }) => where),
  ...Object.values(module.scopes),
  ...Object.values(module.derived).flatMap((derived) => ('flag' in derived ? [derived.flag] : [])),
];

const daysFields = (module: AnyModule): readonly string[] =>
  Object.values(module.derived).flatMap((derived) =>
    'days' in derived && 'days' in derived.days.operand && 'field' in derived.days.operand.days
      ? [derived.days.operand.days.field]
      : [],
  );

const columnsOf = (layout: Layout, fields: readonly (string | undefined)[]): readonly ReadColumn[] =>
  [...new Set(fields)].flatMap((field) => (field === undefined ? [] : (layout.column(field) ?? [])));

/** A choice, a reference, yes or no: few values, so people pick one and look at its rows in the list's order. */
const isPicked = ({ family, kind }: ReadColumn): boolean =>
  family === 'boolean' || kind === 'choice' || kind === 'ref';

const isOrdered = ({ family, kind }: ReadColumn): boolean =>
  ['text', 'number', 'date', 'instant'].includes(family) && kind !== 'longText' && kind !== 'ref';

const orderedColumns = (layout: Layout): readonly ReadColumn[] => {
  const { list } = layout.module;
  const asked = columnsOf(layout, [
    sortField(list.sort),
    'codigo',
    'actualizadoEn',
    ...list.columns,
    // What is picked has an index of its own; of the rest, ranges are asked for.
    ...list.filters.filter((field) => columnsOf(layout, [field]).some((column) => !isPicked(column))),
  ]);
  const dates = columnsOf(layout, [
    ...predicatesOf(layout.module).flatMap(predicateFields),
    ...daysFields(layout.module),
  ]).filter(({ family }) => family === 'date' || family === 'instant');
  return [...new Set([...asked, ...dates])].filter(isOrdered);
};

const pickedColumns = (layout: Layout): readonly ReadColumn[] => {
  const { module } = layout;
  const refs = layout.columns.filter(({ kind, source }) => kind === 'ref' && source === 'field');
  const state = Object.keys(module.states).length > 1 ? 'estado' : undefined;
  const asked = columnsOf(layout, [
    state,
    ...module.list.filters,
    module.parent,
    module.assignee,
    module.unit,
  ]);
  return [...new Set([...asked, ...refs])].filter(isPicked);
};

/** What lists are narrowed and sorted by. */
export const askedColumns = (layout: Layout): readonly ReadColumn[] => [
  ...pickedColumns(layout),
  ...orderedColumns(layout),
  ...layout.columns.filter(({ family }) => family === 'texts'),
];

/** What the indexes of a table are, as text after `create index … on <table>`. */
const definitions = (layout: Layout): readonly (readonly [suffix: string, definition: string])[] => {
  const order = columnsOf(layout, [sortField(layout.module.list.sort)]).map(orderName);
  const place = placeOf(layout);
  return [
    ...orderedColumns(layout).map(
      (column) => [column.field, `(tenant, ${orderName(column)}, id) ${LIVING}`] as const,
    ),
    ...pickedColumns(layout).map(
      (column) => [column.field, `(tenant, ${[column.name, ...order, 'id'].join(', ')}) ${LIVING}`] as const,
    ),
    ...layout.columns
      .filter(({ family }) => family === 'texts')
      .map(({ field, name }) => [field, `using gin (${name}) ${LIVING}`] as const),
    ...layout.columns
      .filter(({ kind }) => kind === 'point' || kind === 'geometry')
      .map(({ field, name }) => [field, `using gist (${name}) ${LIVING}`] as const),
    // A tile is a range of it; what a tile draws stands in the index itself.
    ...(place ? [['celda', `(tenant, ${place.cell}) include (id, estado) ${LIVING}`] as const] : []),
    ['eliminado', '(tenant, eliminado_en) where eliminado_en is not null and not lapida'],
  ];
};

/**
 * The indexes of a module on one of its tables. The name carries a digest of the definition, so that a declaration
 * that changes brings its new indexes and drops the old.
 */
export const indexesOf = (layout: Layout, table: string): readonly Index[] =>
  definitions(layout).map(([suffix, definition]) => {
    const digest = createHash('sha256').update(`${suffix} ${definition}`).digest('hex').slice(0, 8);
    return { name: `${table}__${digest}`, definition };
  });
