import { createSignal, createUniqueId, For, type JSX } from 'solid-js';
import { Combobox } from '../ui/Combobox.tsx';

interface FilterProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const Labelled = (props: { label: string; id: string; children: JSX.Element }) => (
  <div class="min-w-0">
    <label class="label" for={props.id}>
      {props.label}
    </label>
    {props.children}
  </div>
);

/** One of a few values. */
export const ChoiceFilter = (
  props: FilterProps & { options: readonly (readonly [value: string, label: string])[]; every: string },
) => {
  const id = createUniqueId();
  return (
    <Labelled label={props.label} id={id}>
      <select
        id={id}
        class="field"
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <option value="">{props.every}</option>
        <For each={props.options}>
          {([value, label]) => (
            <option value={value} selected={value === props.value}>
              {label}
            </option>
          )}
        </For>
      </select>
    </Labelled>
  );
};

/** A text, a date or a month; it applies when one leaves it or presses Enter. */
export const TextFilter = (
  props: FilterProps & { type?: 'text' | 'date' | 'month'; placeholder?: string },
) => {
  const id = createUniqueId();
  return (
    <Labelled label={props.label} id={id}>
      <input
        id={id}
        class="field"
        type={props.type ?? 'text'}
        value={props.value}
        placeholder={props.placeholder}
        autocomplete="off"
        onChange={(event) => props.onChange(event.currentTarget.value.trim())}
      />
    </Labelled>
  );
};

/** A person of the institution. */
export const PersonFilter = (props: FilterProps & { name?: string }) => {
  const id = createUniqueId();
  const [chosen, setChosen] = createSignal<{ readonly id: string; readonly label: string }>();
  const text = () => {
    const own = chosen();
    if (!props.value) return '';
    return own?.id === props.value ? own.label : (props.name ?? props.value);
  };
  return (
    <Labelled label={props.label} id={id}>
      <Combobox
        id={id}
        module="usuario"
        text={text()}
        placeholder="Todas"
        onChoose={(choice) => {
          setChosen(choice);
          props.onChange(choice.id);
        }}
        onClear={() => props.onChange('')}
      />
    </Labelled>
  );
};

/** A row of filters that folds into columns. */
export const FilterGrid = (props: { label: string; children: JSX.Element }) => (
  <fieldset class="sheet no-print mt-5 grid grid-cols-2 items-end gap-x-3 gap-y-3 p-4 sm:gap-x-4 lg:grid-cols-4">
    <legend class="sr-only">{props.label}</legend>
    {props.children}
  </fieldset>
);
