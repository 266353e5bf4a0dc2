import { createSignal, For, Show } from 'solid-js';
import { formatInteger } from '../../lib/format/number.ts';
import { parseMoney, parseNumber } from '../../lib/format/parse.ts';
import { describeFilter, limits } from '../../lib/list/filters.ts';
import { movingSpans, type Span } from '../../lib/list/moving.ts';
import { wireName } from '../../lib/record.ts';
import type { FilterProps } from './FilterControl.tsx';

/** From one value to another; either may be left open. */
export const RangeFilter = (props: FilterProps) => {
  const [fault, setFault] = createSignal(false);
  const isDate = () => props.field.kind === 'date' || props.field.kind === 'instant';
  const isMoney = () => props.field.kind === 'money';

  const apply = (side: 'min' | 'max', text: string): void => {
    const trimmed = text.trim();
    const value = isDate() || !trimmed ? trimmed : (isMoney() ? parseMoney : parseNumber)(trimmed);
    setFault(value === undefined);
    if (value !== undefined) props.onFilter(`${wireName(props.field)}.${side}`, String(value));
  };
  const isChosen = ({ min, max }: Span): boolean => {
    const asked = limits(props.state, props.field);
    return (asked.min ?? '') === min && (asked.max ?? '') === max;
  };
  const choose = (span: Span): void => {
    const { min, max } = isChosen(span) ? { min: '', max: '' } : span;
    props.onFilter(`${wireName(props.field)}.min`, min);
    props.onFilter(`${wireName(props.field)}.max`, max);
  };
  const shown = (side: 'min' | 'max'): string => {
    const value = limits(props.state, props.field)[side] ?? '';
    return isMoney() && value ? formatInteger(Number(value)) : value;
  };
  const Side = (side: { name: 'min' | 'max'; label: string }) => (
    <label class="min-w-0 grow">
      <span class="label">{side.label}</span>
      <input
        class="field"
        classList={{ figure: !isDate() }}
        type={isDate() ? 'date' : 'text'}
        inputmode={isDate() ? undefined : 'decimal'}
        placeholder={isMoney() ? '$' : undefined}
        value={shown(side.name)}
        onChange={(event) => apply(side.name, event.currentTarget.value)}
      />
    </label>
  );
  return (
    <fieldset class="w-80 max-w-full p-3">
      <legend class="sr-only">{props.field.label}</legend>
      <Show when={isDate()}>
        <div class="mb-3 flex flex-wrap gap-1.5">
          <For each={movingSpans(props.field)}>
            {(span) => (
              <button type="button" class="chip" aria-pressed={isChosen(span)} onClick={() => choose(span)}>
                {span.text}
              </button>
            )}
          </For>
        </div>
      </Show>
      <div class="flex gap-3">
        <Side name="min" label="Desde" />
        <Side name="max" label="Hasta" />
      </div>
      <Show when={isDate() && describeFilter(props.state, props.field)}>
        {(words) => <p class="help">Se muestra {words()}.</p>}
      </Show>
      <Show when={isMoney()}>
        <p class="help">En pesos. Para miles de pesos escriba, por ejemplo, M$ 1.500.</p>
      </Show>
      <Show when={fault()}>
        <p class="fault" role="alert">
          Escriba un número, por ejemplo 1.500.000.
        </p>
      </Show>
    </fieldset>
  );
};
