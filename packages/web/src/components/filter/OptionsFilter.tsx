import { createMemo, createSignal, For, Show } from 'solid-js';
import { chosen } from '../../lib/list/filters.ts';
import { emptyMark } from '../../lib/list/state.ts';
import { wireName } from '../../lib/record.ts';
import type { FilterProps } from './FilterControl.tsx';

interface Option {
  readonly value: string;
  readonly text: string;
  readonly group?: string;
}

/** Beyond this many options one looks for them by name. */
const manyOptions = 12;

const optionsOf = ({ field, schema }: FilterProps): readonly Option[] => {
  if (field.kind === 'boolean' || field.kind === 'flag') {
    return [
      { value: 'true', text: 'Sí' },
      { value: 'false', text: 'No' },
    ];
  }
  if (field.name === 'estado') {
    return schema.states.map(({ name, label, phase }) => ({ value: name, text: label, group: phase }));
  }
  const options = Object.entries(field.choices ?? {}).map(([value, text]) => ({ value, text }));
  return field.required || field.source === 'system'
    ? options
    : [...options, { value: emptyMark, text: 'Sin valor' }];
};

/** Several of a closed list. */
export const OptionsFilter = (props: FilterProps) => {
  const [wanted, setWanted] = createSignal('');
  const all = () => optionsOf(props);
  const shown = createMemo(() =>
    all().filter(({ text }) => text.toLowerCase().includes(wanted().toLowerCase())),
  );
  const current = () => chosen(props.state, props.field);
  const toggle = (value: string, on: boolean): void => {
    const next = on ? [...current(), value] : current().filter((other) => other !== value);
    props.onFilter(wireName(props.field), next.join(','));
  };
  return (
    <fieldset class="min-w-56">
      <legend class="sr-only">{props.field.label}</legend>
      <Show when={all().length > manyOptions}>
        <div class="border-b border-line p-2">
          <input
            type="search"
            class="field"
            placeholder="Buscar opción"
            aria-label={`Buscar en ${props.field.label}`}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </div>
      </Show>
      <div class="scrolls max-h-80 py-1.5">
        <For each={shown()} fallback={<p class="px-3 py-2 text-dim">Nada coincide.</p>}>
          {(option, at) => (
            <>
              <Show when={option.group && option.group !== shown()[at() - 1]?.group}>
                <p class="px-3 pt-2 pb-0.5 text-xs font-medium text-dim">{option.group}</p>
              </Show>
              <label class="option cursor-pointer">
                <input
                  type="checkbox"
                  checked={current().includes(option.value)}
                  onChange={(event) => toggle(option.value, event.currentTarget.checked)}
                />
                {option.text}
              </label>
            </>
          )}
        </For>
      </div>
    </fieldset>
  );
};
