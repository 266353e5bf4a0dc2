import { For } from 'solid-js';
import { steps } from '../../lib/imports/state.ts';

/** Where an import stands among its steps. */
export const StepBar = (props: { current: number }) => (
  <ol class="step-bar" aria-label="Pasos de la importación">
    <For each={steps}>
      {(step, at) => (
        <li
          data-done={at() < props.current ? '' : undefined}
          aria-current={at() === props.current ? 'step' : undefined}
        >
          <span aria-hidden="true">{at() + 1}</span>
          {step}
        </li>
      )}
    </For>
  </ol>
);
