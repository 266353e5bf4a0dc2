import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { For, Show } from 'solid-js';
import type { Schema } from '../../lib/descriptor.ts';
import type { MoneyUnit } from '../../lib/format/number.ts';
import { listable, toggleColumn } from '../../lib/list/columns.ts';
import { change, type ListState, pageSizes } from '../../lib/list/state.ts';
import { filtersQuery } from '../../lib/map/state.ts';
import type { Density, ListPreferences } from '../../state/preferences.ts';
import { may } from '../../state/session.ts';
import { Segmented } from '../ui/Segmented.tsx';

/** What the look of a list depends on, and who is told of its changes. */
export interface ViewProps {
  readonly schema: Schema;
  readonly columns: readonly FieldDescriptor[];
  readonly preferences: ListPreferences;
  readonly onChange: (part: Partial<ListPreferences>) => void;
  readonly state: ListState;
  readonly onShow: (next: ListState) => void;
}

const densities: readonly (readonly [Density, string])[] = [
  ['comfortable', 'Cómoda'],
  ['compact', 'Compacta'],
];
const openings: readonly (readonly ['open' | 'beside', string])[] = [
  ['open', 'Abrir la ficha'],
  ['beside', 'Verla al lado'],
];
const units: readonly (readonly [MoneyUnit, string])[] = [
  ['$', 'Pesos ($)'],
  ['M$', 'Miles (M$)'],
];
const sizes = pageSizes.map((size) => [String(size), String(size)] as const);

/** How the list looks: columns, room, unit of money, rows a page. */
export default function ViewPanel(props: ViewProps) {
  const hasMoney = () => props.columns.some(({ kind }) => kind === 'money');
  const isShown = (name: string) => props.columns.some((column) => column.name === name);
  return (
    <>
      <div class="space-y-3 border-b border-line p-4">
        <Segmented
          label="Densidad"
          options={densities}
          value={props.preferences.density}
          onChoose={(density) => props.onChange({ density })}
        />
        <Show when={hasMoney()}>
          <Segmented
            label="Montos"
            options={units}
            value={props.preferences.money}
            onChoose={(money) => props.onChange({ money })}
          />
        </Show>
        <Segmented
          label="Al elegir una fila"
          options={openings}
          value={props.preferences.beside ? 'beside' : 'open'}
          onChoose={(way) => props.onChange({ beside: way === 'beside' })}
        />
        <Segmented
          label="Filas por página"
          options={sizes}
          value={String(props.state.size)}
          onChoose={(size) => props.onShow(change(props.state, { size: Number(size) }))}
        />
        <Show when={props.schema.place}>
          <p class="text-sm">
            <a href={`/mapa?modulo=${props.schema.name}&${filtersQuery(props.schema, props.state)}`}>
              Ver estos registros en el mapa
            </a>
          </p>
        </Show>
        <Show when={may(props.schema.name, 'restaurar')}>
          <label class="flex items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              checked={props.state.deleted}
              onChange={(event) =>
                props.onShow(change(props.state, { deleted: event.currentTarget.checked }))
              }
            />
            Mostrar eliminados
          </label>
        </Show>
      </div>
      <fieldset>
        <legend class="float-left flex w-full items-center px-4 pt-3 pb-1 text-sm font-medium">
          <span class="grow">Columnas</span>
          <button
            type="button"
            class="btn btn-quiet btn-sm -mr-2"
            onClick={() => props.onChange({ columns: [] })}
          >
            Restablecer
          </button>
        </legend>
        <div class="scrolls clear-both max-h-72 pb-2">
          <For each={listable(props.schema)}>
            {(field) => (
              <label class="option cursor-pointer px-4">
                <input
                  type="checkbox"
                  checked={isShown(field.name)}
                  disabled={isShown(field.name) && props.columns.length === 1}
                  onChange={() =>
                    props.onChange({ columns: toggleColumn(props.schema, props.columns, field.name) })
                  }
                />
                {field.label}
              </label>
            )}
          </For>
        </div>
      </fieldset>
    </>
  );
}
