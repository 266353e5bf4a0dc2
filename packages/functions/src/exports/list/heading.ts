import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { formatearFecha } from '@gore/core/kernel/declare/valores/fecha.ts';
import type { ListFilter } from '@gore/core/kernel/readmodel/filters.ts';
import type { ListRequest } from '@gore/core/kernel/readmodel/list.ts';
import type { ExportColumn } from './columns.ts';

/** What stands over the rows of a file. */
export interface Heading {
  readonly institution: string;
  readonly title: string;
  /** Who asked for it and when. */
  readonly made: string;
  /** What the rows were asked for, in words. */
  readonly filters: readonly string[];
}

/** Names by id of the records the filters point at. */
export type Names = (column: ExportColumn, ids: readonly string[]) => Promise<readonly string[]>;

const plain = (value: string): string => formatearFecha(value);

const valuesOf = async (column: ExportColumn, any: readonly string[], names: Names) => {
  if (column.module) return names(column, any);
  return any.map((value) => column.choices?.[value] ?? plain(value));
};

const filterWords = async (
  column: ExportColumn,
  { any = [], empty, min, max }: ListFilter,
  names: Names,
): Promise<string> => {
  const values = [...(any.length ? await valuesOf(column, any, names) : []), ...(empty ? ['sin dato'] : [])];
  const bounds = [
    ...(min === undefined ? [] : [`desde ${plain(String(min))}`]),
    ...(max === undefined ? [] : [`hasta ${plain(String(max))}`]),
  ];
  return `${column.label}: ${[...(values.length ? [values.join(' o ')] : []), ...bounds].join(', ')}`;
};

/** What was asked of a list, in the words of whoever asked. */
export const filtersInWords = async (
  module: AnyModule,
  request: ListRequest,
  columnOf: (name: string) => ExportColumn | undefined,
  names: Names,
): Promise<readonly string[]> => {
  const named = request.named ? module.filters[request.named]?.label : undefined;
  const filters = await Promise.all(
    (request.filters ?? []).flatMap((filter) => {
      const column = columnOf(filter.field);
      return column ? [filterWords(column, filter, names)] : [];
    }),
  );
  return [
    ...(named ? [named] : []),
    ...(request.text ? [`Contiene «${request.text}»`] : []),
    ...filters,
    ...(request.deleted ? ['Eliminados'] : []),
  ];
};
