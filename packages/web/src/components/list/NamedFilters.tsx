import { For, Show } from 'solid-js';
import type { Schema } from '../../lib/descriptor.ts';
import { change, type ListState, writeListState } from '../../lib/list/state.ts';

/** The ready-made filters of a module, each a link to its own list. */
export const NamedFilters = (props: { schema: Schema; state: ListState }) => {
  const choices = () => [
    { name: '', label: props.schema.label.feminine ? 'Todas' : 'Todos' },
    ...props.schema.filters,
  ];
  const href = (name: string): string => {
    const query = writeListState(props.schema, change(props.state, { named: name }));
    return `/${props.schema.name}${query ? `?${query}` : ''}`;
  };
  return (
    <Show when={props.schema.filters.length}>
      <nav class="scrolls-x no-print -mx-4 flex-none px-4 md:mx-0 md:px-0" aria-label="Filtros frecuentes">
        <ul class="flex gap-1.5 p-0.5">
          <For each={choices()}>
            {(filter) => (
              <li>
                <a
                  class="chip"
                  href={href(filter.name)}
                  aria-current={props.state.named === filter.name ? 'true' : undefined}
                >
                  {filter.label}
                </a>
              </li>
            )}
          </For>
        </ul>
      </nav>
    </Show>
  );
};
