import { For, Show } from 'solid-js';
import { phasesOf, type Schema, stateOf } from '../../lib/descriptor.ts';

/** The stages of the life cycle, with the one the record is in. */
export const Phases = (props: { schema: Schema; state: string }) => {
  const phases = () => phasesOf(props.schema);
  const at = () => phases().indexOf(stateOf(props.schema, props.state).phase ?? '');
  return (
    <Show when={phases().length > 1 && at() >= 0}>
      <ol class="phases" aria-label="Etapas">
        <For each={phases()}>
          {(phase, order) => (
            <li
              data-step={order() < at() ? 'done' : order() === at() ? 'now' : 'ahead'}
              aria-current={order() === at() ? 'step' : undefined}
            >
              <span>{phase}</span>
            </li>
          )}
        </For>
      </ol>
    </Show>
  );
};
