import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { Show } from 'solid-js';
import { toRaw } from '../../lib/form/raw.ts';
import { readRaw } from '../../lib/form/read.ts';
import type { ControlProps } from './FieldControl.tsx';

type Kind = FieldDescriptor['kind'];

const types: Partial<Record<Kind, string>> = {
  date: 'date',
  instant: 'datetime-local',
  email: 'email',
};
const inputModes: Partial<Record<Kind, 'numeric' | 'decimal'>> = {
  money: 'numeric',
  integer: 'numeric',
  percent: 'decimal',
  number: 'decimal',
};
const figures = new Set<Kind>(['money', 'percent', 'number']);
const narrow = new Set<Kind>([...figures, 'integer', 'date', 'instant']);
const affixes: Partial<Record<Kind, string>> = { money: '$', percent: '%' };
/** Kinds rewritten in their usual form once the person leaves the control. */
const tidied = new Set<Kind>(['money', 'integer', 'percent', 'number', 'rut']);

/** `1236699` → `1.236.699`; what cannot be read stays as it was written. */
const tidy = (field: FieldDescriptor, text: string): string => {
  const reading = readRaw(field, text);
  const value: Json = reading.ok ? reading.value : null;
  return value === null ? text : String(toRaw(field, value));
};

/** One line of text, several lines, a figure or a date. */
export const TextControl = (props: ControlProps) => {
  const kind = () => props.field.kind;
  const common = () => ({
    id: props.id,
    required: props.field.required,
    'aria-invalid': props.invalid,
    'aria-describedby': props.describedBy,
  });
  const text = () => String(props.value ?? '');
  return (
    <Show
      when={kind() !== 'longText'}
      fallback={
        <textarea
          {...common()}
          class="field"
          rows={4}
          value={text()}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      }
    >
      <div class="relative" classList={{ 'max-w-60': narrow.has(kind()) }}>
        <input
          {...common()}
          class="field"
          classList={{
            figure: figures.has(kind()),
            'pr-8': kind() === 'percent',
            'pl-7': kind() === 'money',
          }}
          type={types[kind()] ?? 'text'}
          inputmode={inputModes[kind()]}
          autocomplete="off"
          value={text()}
          onInput={(event) => props.onChange(event.currentTarget.value)}
          onChange={(event) =>
            tidied.has(kind()) && props.onChange(tidy(props.field, event.currentTarget.value))
          }
        />
        <Show when={affixes[kind()]}>
          {(affix) => (
            <span
              class="pointer-events-none absolute top-1/2 -translate-y-1/2 text-dim"
              classList={{ 'left-3': kind() === 'money', 'right-3': kind() === 'percent' }}
              aria-hidden="true"
            >
              {affix()}
            </span>
          )}
        </Show>
      </div>
    </Show>
  );
};
