import { createSignal, For, Show } from 'solid-js';
import { Combobox } from '../ui/Combobox.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { ControlProps } from './FieldControl.tsx';

/** Several records of another module. */
export const RefsControl = (props: ControlProps) => {
  const [names, setNames] = createSignal<Readonly<Record<string, string>>>({});
  const module = () => props.field.module ?? '';
  const ids = (): readonly string[] =>
    Array.isArray(props.value) ? props.value.filter((id): id is string => typeof id === 'string') : [];
  const label = (id: string): string => names()[id] ?? props.refs[module()]?.[id] ?? id;

  return (
    <fieldset class="min-w-0" aria-labelledby={`${props.id}-label`}>
      <Show when={ids().length}>
        <ul class="mb-2 flex flex-wrap gap-1.5">
          <For each={ids()}>
            {(id) => (
              <li class="chip pr-1">
                {label(id)}
                <button
                  type="button"
                  class="grid size-6 place-items-center rounded-full hover:bg-line"
                  aria-label={`Quitar ${label(id)}`}
                  onClick={() => props.onChange(ids().filter((other) => other !== id))}
                >
                  <Icon name="close" class="size-3.5" />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Combobox
        id={props.id}
        module={module()}
        text=""
        label={`Agregar a ${props.field.label}`}
        placeholder="Escriba para agregar"
        invalid={props.invalid}
        describedBy={props.describedBy}
        onChoose={(choice) => {
          setNames((known) => ({ ...known, [choice.id]: choice.label }));
          if (!ids().includes(choice.id)) props.onChange([...ids(), choice.id]);
        }}
      />
    </fieldset>
  );
};
