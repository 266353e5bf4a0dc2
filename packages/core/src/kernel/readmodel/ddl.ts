import { indexesOf } from './indexes.ts';
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
  ...layout.columns.flatMap(({ name, sortName }) =>
    sortName
      ? [
          {
            name: sortName,
            declared: `text collate "C" generated always as (gore_orden(${name})) stored`,
            type: 'text',
          },
        ]
      : [],
  ),
];

const isKey = ({ field }: ReadColumn): boolean => field === 'id';

/** Catalogue type of every column a table should have, by its bare name. */
export const expectedTypes = (layout: Layout): ReadonlyMap<string, string> =>
  new Map(
    [...layout.columns, ...extrasOf(layout)].map(({ name, type }) => [
      name.slice(1, -1),
      type.replace(' collate "C"', ''),
    ]),
  );

/**
 * Statements that bring a table of the module to its declared shape. They only add: a column no declaration names any
 * more stays, with its values.
 *
 * @param table bare name; the module's own table or the one it is rebuilt into.
 */
export const tableStatements = (layout: Layout, table: string): readonly string[] => {
  const target = quote(table);
  const added = [
    ...layout.columns.filter((column) => !isKey(column)).map(({ name, type }) => `${name} ${type}`),
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
