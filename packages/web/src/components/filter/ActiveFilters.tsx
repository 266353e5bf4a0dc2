import { For, Show } from 'solid-js';
import { activeFields, describeFilter } from '../../lib/list/filters.ts';
import { wireName } from '../../lib/record.ts';
import { Icon } from '../ui/Icon.tsx';
import type { FilterProps } from './FilterControl.tsx';

/** What is asked of the list, each thing with its way out. */
const ActiveFilters = (props: Omit<FilterProps, 'field'> & { readonly onClear: () => void }) => {
  const fields = () => activeFields(props.schema, props.state);
  const drop = (name: string): void => {
    for (const part of [name, `${name}.min`, `${name}.max`, `${name}.bbox`]) {
      if (part in props.state.filters) props.onFilter(part, '');
    }
  };
  return (
    <Show when={fields().length || props.state.q}>
      <div class="flex flex-wrap items-center gap-1.5">
        <For each={fields()}>
          {(field) => (
            <span class="chip max-w-full min-w-0 pr-1">
              <span class="text-dim">{field.label}:</span>
              <span class="max-w-72 min-w-0 truncate">
                {describeFilter(props.state, field, { refs: props.refs })}
              </span>
              <button
                type="button"
                class="grid size-6 flex-none place-items-center rounded-full hover:bg-line"
                aria-label={`Quitar el filtro ${field.label}`}
                onClick={() => drop(wireName(field))}
              >
                <Icon name="close" class="size-3.5" />
              </button>
            </span>
          )}
        </For>
        <button type="button" class="btn btn-quiet btn-sm no-print" onClick={() => props.onClear()}>
          Limpiar filtros
        </button>
      </div>
    </Show>
  );
};

export default ActiveFilters;
