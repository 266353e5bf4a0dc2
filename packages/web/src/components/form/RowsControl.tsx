import { For, Index } from 'solid-js';
import { type RawRow, rawValues } from '../../lib/form/raw.ts';
import { Icon } from '../ui/Icon.tsx';
import { type ControlProps, FieldControl } from './FieldControl.tsx';

const maxRows = 50;

/** Rows that live inside the record. */
export const RowsControl = (props: ControlProps) => {
  const rows = (): readonly RawRow[] =>
    Array.isArray(props.value) ? props.value.filter((row): row is RawRow => typeof row === 'object') : [];
  const fields = () => props.field.fields ?? [];
  const replace = (at: number, row: RawRow): void =>
    props.onChange(rows().map((old, i) => (i === at ? row : old)));

  return (
    <fieldset id={props.id} aria-labelledby={`${props.id}-label`} aria-describedby={props.describedBy}>
      <ol class="space-y-3">
        <Index each={rows()}>
          {(row, at) => (
            <li class="rounded-md border border-line bg-sunken p-3">
              <div class="mb-1 flex items-center">
                <span class="grow text-sm font-medium">Fila {at + 1}</span>
                <button
                  type="button"
                  class="btn btn-quiet btn-sm"
                  onClick={() => props.onChange(rows().filter((_, i) => i !== at))}
                >
                  <Icon name="trash" class="size-4" />
                  Quitar
                </button>
              </div>
              <div class="grid gap-3 sm:grid-cols-2">
                <For each={fields()}>
                  {(field) => {
                    const id = `${props.id}-${at}-${field.name}`;
                    return (
                      <div>
                        <label class="label" for={id} id={`${id}-label`}>
                          {field.label}
                        </label>
                        <FieldControl
                          id={id}
                          field={field}
                          value={row()[field.name] ?? null}
                          refs={props.refs}
                          invalid={props.invalid}
                          describedBy={undefined}
                          onChange={(value) => replace(at, { ...row(), [field.name]: value })}
                        />
                      </div>
                    );
                  }}
                </For>
              </div>
            </li>
          )}
        </Index>
      </ol>
      <button
        type="button"
        class="btn btn-sm mt-3"
        disabled={rows().length >= maxRows}
        onClick={() => props.onChange([...rows(), rawValues(fields())])}
      >
        <Icon name="plus" class="size-4" />
        Agregar fila
      </button>
    </fieldset>
  );
};
