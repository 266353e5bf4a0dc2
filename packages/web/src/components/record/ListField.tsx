import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { For } from 'solid-js';
import type { RecordAnswer } from '../../lib/api/records.ts';
import { isFigure } from '../../lib/list/columns.ts';
import { fieldValue } from '../../lib/record.ts';
import { Value } from '../ui/Value.tsx';

type Row = { readonly [name: string]: Json };

const isRow = (value: Json): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows that live inside a record. */
export const ListField = (props: { field: FieldDescriptor; record: RecordAnswer }) => {
  const rows = (): readonly Row[] => {
    const value = fieldValue(props.record.data, props.field);
    return Array.isArray(value) ? value.filter(isRow) : [];
  };
  return (
    <div class="relative mt-4 overflow-x-auto">
      <table class="plain-table">
        <caption class="pb-1 text-left text-sm font-medium">{props.field.label}</caption>
        <thead>
          <tr>
            <For each={props.field.fields}>
              {(column) => (
                <th scope="col" classList={{ figure: isFigure(column) }}>
                  {column.label}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr>
                <For each={props.field.fields}>
                  {(column) => (
                    <td classList={{ figure: isFigure(column) }}>
                      <Value field={column} value={row[column.name]} refs={props.record.meta.refs} />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
};
