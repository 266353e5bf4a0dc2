import { createUniqueId, For } from 'solid-js';

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly options: readonly (readonly [value: T, text: string])[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
  readonly hideLabel?: boolean;
}

/** One of a few, all in sight: radio buttons drawn as one piece. */
export const Segmented = <T extends string>(props: SegmentedProps<T>) => {
  const name = createUniqueId();
  return (
    <fieldset class="min-w-0">
      <legend class={props.hideLabel ? 'sr-only' : 'label'}>{props.label}</legend>
      <div class="segmented">
        <For each={props.options}>
          {([value, text]) => (
            <label>
              <input
                type="radio"
                class="sr-only"
                name={name}
                value={value}
                checked={value === props.value}
                onChange={() => props.onChoose(value)}
              />
              {text}
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
};
