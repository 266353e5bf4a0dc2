import { For } from 'solid-js';
import type { ControlProps } from './FieldControl.tsx';

const answers: readonly (readonly [value: boolean | null, text: string])[] = [
  [true, 'Sí'],
  [false, 'No'],
  [null, 'Sin dato'],
];

/** Yes, no, or not said. */
export const BooleanControl = (props: ControlProps) => (
  <div
    id={props.id}
    class="segmented"
    role="radiogroup"
    aria-labelledby={`${props.id}-label`}
    aria-describedby={props.describedBy}
  >
    <For each={answers.filter(([value]) => value !== null || !props.field.required)}>
      {([value, text]) => (
        <label>
          <input
            type="radio"
            class="sr-only"
            name={props.id}
            checked={props.value === value}
            aria-invalid={props.invalid}
            onChange={() => props.onChange(value)}
          />
          {text}
        </label>
      )}
    </For>
  </div>
);
