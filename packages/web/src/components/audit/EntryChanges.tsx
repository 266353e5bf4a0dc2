import type { Json } from '@gore/core/kernel/declare/json.ts';
import { For, Show } from 'solid-js';
import type { ReviewedEntry } from '../../lib/api/audit.ts';
import { formatDate } from '../../lib/format/date.ts';
import { formatCount, formatPlain } from '../../lib/format/number.ts';
import { nothing } from '../../lib/format/value.ts';
import type { Refs } from '../../lib/record.ts';

/** Changes of a creation shown before the rest folds away. */
const shownAtOnce = 4;
const longest = 160;

const words = (value: Json | undefined, refs: Refs): string => {
  if (value === undefined || value === null || value === '') return nothing;
  if (Array.isArray(value) && value.some((one) => typeof one === 'object'))
    return formatCount(value.length, 'fila', 'filas');
  if (Array.isArray(value)) return value.map((one) => words(one, refs)).join(', ') || nothing;
  if (typeof value === 'number') return formatPlain(value);
  if (typeof value === 'object' && !Array.isArray(value)) {
    const { key, name } = value as { readonly key?: Json; readonly name?: Json };
    return typeof key === 'string' && typeof name === 'string' ? name : JSON.stringify(value);
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  const named = Object.values(refs).find((labels) => Object.hasOwn(labels, value))?.[value];
  const text = named ?? formatDate(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

const Change = (props: { change: ReviewedEntry['changes'][number]; refs: Refs }) => (
  <li>
    <span class="text-dim">{props.change.label}: </span>
    <Show
      when={props.change.suprimido}
      fallback={
        <>
          <Show when={props.change.before !== undefined}>
            <del class="text-dim decoration-1">{words(props.change.before, props.refs)}</del>
            <span aria-hidden="true"> → </span>
          </Show>
          <ins class="no-underline">{words(props.change.after, props.refs)}</ins>
        </>
      }
    >
      {(why) => <em class="text-dim">{why()}</em>}
    </Show>
  </li>
);

/** What an entry changed and what was said with it, in words. */
export const EntryChanges = (props: { entry: ReviewedEntry; refs: Refs }) => {
  const first = () => props.entry.changes.slice(0, shownAtOnce);
  const rest = () => props.entry.changes.slice(shownAtOnce);
  return (
    <>
      <ul class="space-y-0.5">
        <For each={first()}>{(change) => <Change change={change} refs={props.refs} />}</For>
      </ul>
      <Show when={rest().length}>
        <details>
          <summary class="cursor-pointer text-link">y {rest().length} datos más</summary>
          <ul class="space-y-0.5">
            <For each={rest()}>{(change) => <Change change={change} refs={props.refs} />}</For>
          </ul>
        </details>
      </Show>
      <For each={props.entry.input}>
        {(said) => (
          <p class="mt-1 border-l-2 border-line-strong pl-2">
            <span class="text-dim">{said.label}: </span>
            {words(said.value, props.refs)}
          </p>
        )}
      </For>
    </>
  );
};
