import { For, Show } from 'solid-js';
import type { Schema } from '../../lib/descriptor.ts';
import { change, type ListState, writeListState } from '../../lib/list/state.ts';

/** Views that stand beside the list; a tree shows where its records hang from another. */
export const pageViews = (schema: Schema) => schema.views.filter(({ kind }) => kind !== 'tree');

/** The ways of looking at the records of a module, each with an address of its own. */
export const ViewSwitch = (props: { schema: Schema; state: ListState }) => {
  const choices = () => [{ name: '', label: 'Lista' }, ...pageViews(props.schema)];
  const href = (view: string): string => {
    const query = writeListState(props.schema, change(props.state, { view, named: '' }));
    return `/${props.schema.name}${query ? `?${query}` : ''}`;
  };
  return (
    <Show when={choices().length > 1}>
      <nav class="view-switch no-print" aria-label="Maneras de ver">
        <For each={choices()}>
          {(view) => (
            <a href={href(view.name)} aria-current={props.state.view === view.name ? 'page' : undefined}>
              {view.label}
            </a>
          )}
        </For>
      </nav>
    </Show>
  );
};
