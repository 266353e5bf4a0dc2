import type { Json } from '@gore/core/kernel/declare/json.ts';
import { For, Show } from 'solid-js';
import type { ReviewedEntry } from '../../lib/api/audit.ts';
import { formatDate } from '../../lib/format/date.ts';
import { formatPlain } from '../../lib/format/number.ts';
import { nothing } from '../../lib/format/value.ts';
import { recordHref } from '../../lib/place.ts';
import type { Refs } from '../../lib/record.ts';
import { Moment } from './Moment.tsx';
import { ProofButton } from './ProofButton.tsx';

/** Changes of a creation shown before the rest folds away. */
const shownAtOnce = 4;
const longest = 160;

const words = (value: Json | undefined, refs: Refs): string => {
  if (value === undefined || value === null || value === '') return nothing;
  if (Array.isArray(value)) return value.map((one) => words(one, refs)).join(', ') || nothing;
  if (typeof value === 'number') return formatPlain(value);
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

/** One entry: when, who, what, of which record, and what changed in words. */
export const ChangeRow = (props: { entry: ReviewedEntry; refs: Refs; reviewer: boolean }) => {
  const first = () => props.entry.changes.slice(0, shownAtOnce);
  const rest = () => props.entry.changes.slice(shownAtOnce);
  return (
    <tr>
      <td>
        <Moment at={props.entry.at} />
      </td>
      <td>
        {props.entry.actor.nombre}
        <span class="block text-xs text-dim tabular-nums">{props.entry.ip}</span>
      </td>
      <td>
        {props.entry.label}
        <Show when={props.entry.batch}>
          {(batch) => <span class="block text-xs text-dim">Lote {batch()}</span>}
        </Show>
      </td>
      <td>
        <a href={recordHref(props.entry.module, props.entry.id)} class="font-medium">
          {props.entry.codigo || props.entry.moduleLabel}
        </a>
        <span class="block text-xs text-dim">
          {props.entry.moduleLabel}, versión {props.entry.seq}
        </span>
        <Show when={props.reviewer}>
          <ProofButton entry={props.entry} />
        </Show>
      </td>
      <td class="min-w-64">
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
      </td>
    </tr>
  );
};
