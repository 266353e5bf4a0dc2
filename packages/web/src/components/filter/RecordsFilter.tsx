import { createSignal, For, Show } from 'solid-js';
import { searchChoices } from '../../lib/api/lookups.ts';
import { chosen } from '../../lib/list/filters.ts';
import { actorMarks } from '../../lib/list/moving.ts';
import { emptyMark } from '../../lib/list/state.ts';
import { wireName } from '../../lib/record.ts';
import { createLoad } from '../../state/load.ts';
import type { FilterProps } from './FilterControl.tsx';

const pause = 200;

/** Several records of another module, looked for by name. */
export const RecordsFilter = (props: FilterProps) => {
  const [query, setQuery] = createSignal('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const found = createLoad(query, (q, signal) => searchChoices(props.field.module ?? '', q, signal));
  const current = () => chosen(props.state, props.field);
  const labels = () => props.refs[props.field.module ?? ''] ?? {};

  /** Those chosen when the panel opened come first, so that rows do not jump while one ticks them. */
  const first = current().filter((id) => id !== emptyMark && !id.startsWith('@'));
  const options = () => [
    ...(query() ? [] : first.map((id) => ({ id, label: labels()[id] ?? id }))),
    ...(found.data() ?? []).filter(({ id }) => query() || !first.includes(id)),
  ];
  const toggle = (id: string, on: boolean): void => {
    const next = on ? [...current(), id] : current().filter((other) => other !== id);
    props.onFilter(wireName(props.field), next.join(','));
  };

  return (
    <fieldset class="w-72 max-w-full">
      <legend class="sr-only">{props.field.label}</legend>
      <div class="border-b border-line p-2">
        <input
          type="search"
          class="field"
          placeholder="Escriba para buscar"
          aria-label={`Buscar en ${props.field.label}`}
          onInput={(event) => {
            const q = event.currentTarget.value.trim();
            clearTimeout(timer);
            timer = setTimeout(() => setQuery(q), pause);
          }}
        />
      </div>
      <div class="scrolls max-h-72 py-1.5" aria-busy={found.busy()}>
        <Show when={!query() && !props.field.required}>
          <label class="option cursor-pointer">
            <input
              type="checkbox"
              checked={current().includes(emptyMark)}
              onChange={(event) => toggle(emptyMark, event.currentTarget.checked)}
            />
            <span class="text-dim">Sin valor</span>
          </label>
        </Show>
        <For each={query() ? [] : actorMarks(props.schema, props.field)}>
          {(mark) => (
            <label class="option cursor-pointer">
              <input
                type="checkbox"
                checked={current().includes(mark.value)}
                onChange={(event) => toggle(mark.value, event.currentTarget.checked)}
              />
              <span class="font-medium">{mark.text}</span>
            </label>
          )}
        </For>
        <For each={options()}>
          {(option) => (
            <label class="option cursor-pointer">
              <input
                type="checkbox"
                checked={current().includes(option.id)}
                onChange={(event) => toggle(option.id, event.currentTarget.checked)}
              />
              {option.label}
            </label>
          )}
        </For>
        <p role="status" class="px-3 py-1 text-dim empty:hidden">
          {found.problem()?.message ?? (!found.busy() && options().length === 0 ? 'Nada coincide.' : '')}
        </p>
      </div>
    </fieldset>
  );
};
