import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { For, Show } from 'solid-js';
import type { HistoryEntry } from '../../lib/api/records.ts';
import { findField, type Schema } from '../../lib/descriptor.ts';
import { formatInstant, formatRecent } from '../../lib/format/date.ts';
import { formatValue, nothing } from '../../lib/format/value.ts';
import type { Refs } from '../../lib/record.ts';
import { Pill, StatePill } from '../ui/Pill.tsx';

interface HistoryItemProps {
  readonly schema: Schema;
  readonly entry: HistoryEntry;
  readonly refs: Refs;
}

const plainField = (name: string, label: string): FieldDescriptor => ({
  name,
  label,
  kind: 'text',
  source: 'field',
});

/** One event: who did what and when, what changed and what was said. */
export const HistoryItem = (props: HistoryItemProps) => {
  const stateChange = () => props.entry.changes.find(({ field }) => field === 'estado');
  const others = () => props.entry.changes.filter(({ field }) => field !== 'estado');
  const words = (name: string, label: string, value: Json): string =>
    formatValue(findField(props.schema, name) ?? plainField(name, label), value, { refs: props.refs });
  const inputWords = (name: string, label: string, value: Json): string => {
    const verb = props.schema.verbs.find((one) => one.name === props.entry.verb);
    const field = verb?.inputs.find((input) => input.name === name) ?? plainField(name, label);
    return formatValue(field, value, { refs: props.refs });
  };

  const namesOf = (ids: readonly string[]): string =>
    ids.map((id) => props.refs.usuario?.[id] ?? 'otra persona').join(' y ');
  const recent = (): string => {
    const ago = formatRecent(props.entry.at, new Date());
    return ago ? `${ago} · ` : '';
  };

  return (
    <li>
      <p class="flex flex-wrap items-baseline gap-x-2">
        <span class="font-medium">{props.entry.label}</span>
        <Show when={props.entry.refused !== undefined}>
          <Pill tone="bad" text="Intento rechazado" />
        </Show>
        <Show when={stateChange()}>
          {(change) => <StatePill schema={props.schema} state={String(change().after ?? '')} />}
        </Show>
      </p>
      <p class="text-sm text-dim">
        {props.entry.actor.nombre}
        <Show when={props.entry.standsFor}>{(ids) => <> en subrogancia de {namesOf(ids())}</>}</Show> ·{' '}
        {recent()}
        <time class="tabular-nums" datetime={props.entry.at}>
          {formatInstant(props.entry.at)}
        </time>
      </p>
      <Show when={props.entry.refused}>{(reason) => <p class="mt-1.5 text-sm">{reason()}</p>}</Show>
      <Show when={others().length}>
        <dl class="mt-1.5 space-y-0.5 text-sm">
          <For each={others()}>
            {(change) => (
              <div class="flex flex-wrap gap-x-2">
                <dt class="text-dim">{change.label}:</dt>
                <dd class="min-w-0">
                  <Show when={change.suprimido}>{(why) => <em class="text-dim">{why()}</em>}</Show>
                  <Show when={words(change.field, change.label, change.before) !== nothing}>
                    <del class="text-dim decoration-1">
                      {words(change.field, change.label, change.before)}
                    </del>
                    <span aria-hidden="true"> → </span>
                  </Show>
                  <Show when={!change.suprimido}>
                    <ins class="no-underline">{words(change.field, change.label, change.after)}</ins>
                  </Show>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <For each={props.entry.input}>
        {(said) => (
          <blockquote class="mt-1.5 border-l-2 border-line-strong pl-3 text-sm">
            <span class="text-dim">{said.label}: </span>
            <span class="whitespace-pre-line">{inputWords(said.field, said.label, said.value)}</span>
          </blockquote>
        )}
      </For>
    </li>
  );
};
