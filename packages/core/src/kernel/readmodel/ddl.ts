import { askedColumns, indexesOf } from './indexes.ts';
import { type Layout, placeOf, type ReadColumn, TOTALS_VERSION } from './layout.ts';
import { quote } from './names.ts';

const KEY = 'text collate "C" not null';

/** A column that is no value of the record: how it is declared, and its type as the catalogue names it. */
interface Extra {
  readonly name: string;
  readonly declared: string;
  readonly type: string;
}

const cellOf = (layout: Layout): readonly Extra[] => {
  const place = placeOf(layout);
  if (!place) return [];
  const parts = [place.column, ...place.shapes].map(({ name }) => name).join(', ');
  const declared = `bigint generated always as (gore_celda(coalesce(${parts}))) stored`;
  return [{ name: place.cell, declared, type: 'bigint' }];
};

const extrasOf = (layout: Layout): readonly Extra[] => [
  { name: quote('extra'), declared: 'jsonb', type: 'jsonb' },
  // A grave: the record was erased, or only its totals have arrived so far.
  { name: quote('lapida'), declared: 'boolean not null default false', type: 'boolean' },
  ...(layout.columns.some(({ source }) => source === 'rollup')
    ? [{ name: TOTALS_VERSION, declared: 'bigint', type: 'bigint' }]
    : []),
  ...cellOf(layout),
];

const sortKeyOf = ({ name, sortName }: ReadColumn): readonly Extra[] => {
  const declared = `text collate "C" generated always as (gore_orden(${name})) stored`;
  return sortName ? [{ name: sortName, declared, type: 'text' }] : [];
};

/**
 * The columns as they stand in a row, the id apart. PostgreSQL reads a row up to the last value it needs, so what lists
 * are narrowed and sorted by comes first and long texts later: a list that visits thousands of rows takes half the time.
 */
const placed = (layout: Layout): readonly ReadColumn[] => {
  const asked = new Set(askedColumns(layout));
  const rank = (column: ReadColumn): number => {
    if (column.field === 'eliminadoEn') return 0;
    if (!asked.has(column)) return 4;
    if (column.sortName) return 3;
    return column.family === 'texts' ? 2 : 1;
  };
  return layout.columns
    .filter(({ field }) => field !== 'id')
    .toSorted((one, other) => rank(one) - rank(other));
};

/** Catalogue type of every column a table should have, by its bare name. */
export const expectedTypes = (layout: Layout): ReadonlyMap<string, string> =>
  new Map(
    [...layout.columns, ...layout.columns.flatMap(sortKeyOf), ...extrasOf(layout)].map(({ name, type }) => [
      name.slice(1, -1),
      type.replace(' collate "C"', ''),
    ]),
  );

/**
 * Statements that bring a table of the module to its declared shape. They only add: a column no declaration names any
 * more stays, with its values, and the order of columns is that of the day the table was made or rebuilt.
 *
 * @param table bare name; the module's own table or the one it is rebuilt into.
 */
export const tableStatements = (layout: Layout, table: string): readonly string[] => {
  const target = quote(table);
  const added = [
    ...placed(layout).flatMap((column) => [
      `${column.name} ${column.type}`,
      ...sortKeyOf(column).map(({ name, declared }) => `${name} ${declared}`),
    ]),
    ...extrasOf(layout).map(({ name, declared }) => `${name} ${declared}`),
  ];
  return [
    `create table if not exists ${target} (tenant ${KEY}, id ${KEY}, primary key (tenant, id))`,
    `alter table ${target} ${added.map((column) => `add column if not exists ${column}`).join(', ')}`,
    ...indexesOf(layout, table).map(
      ({ name, definition }) => `create index if not exists ${quote(name)} on ${target} ${definition}`,
    ),
    `grant select, insert, update, delete on ${target} to gore_app`,
  ];
};
