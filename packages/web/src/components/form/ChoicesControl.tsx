import { For } from 'solid-js';
import type { ControlProps } from './FieldControl.tsx';

/** Several of a closed list. */
export const ChoicesControl = (props: ControlProps) => {
  const current = (): readonly unknown[] => (Array.isArray(props.value) ? props.value : []);
  const codes = () => Object.keys(props.field.choices ?? {});
  return (
    <fieldset
      id={props.id}
      class="grid gap-x-6 gap-y-1 sm:grid-cols-2"
      aria-labelledby={`${props.id}-label`}
      aria-describedby={props.describedBy}
    >
      <For each={Object.entries(props.field.choices ?? {})}>
        {([code, label]) => (
          <label class="flex min-h-7 items-center gap-2.5">
            <input
              type="checkbox"
              checked={current().includes(code)}
              aria-invalid={props.invalid}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                props.onChange(codes().filter((other) => (other === code ? on : current().includes(other))));
              }}
            />
            {label}
          </label>
        )}
      </For>
    </fieldset>
  );
};
