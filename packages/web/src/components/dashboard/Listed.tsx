import type { Tone } from '@gore/core/kernel/declare/module.ts';
import type { SectionAnswer, Shown } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { For, Show } from 'solid-js';
import { formatShown } from '../../lib/dashboard/words.ts';
import { Pill } from '../ui/Pill.tsx';

type ListAnswer = Extract<SectionAnswer, { readonly kind: 'list' }>;

const toneOf = ({ value }: Shown): Tone | undefined =>
  typeof value === 'object' && value !== null && 'tone' in value ? (value.tone as Tone) : undefined;

const Value = (props: { shown: Shown }) => (
  <Show when={props.shown.kind === 'state'} fallback={formatShown(props.shown)}>
    <Pill tone={toneOf(props.shown)} text={formatShown(props.shown)} />
  </Show>
);

/** Kinds of values that say by themselves what they are. */
const bare: ReadonlySet<Shown['kind']> = new Set(['text', 'longText', 'ref', 'choice', 'days']);

const isThere = ({ value }: Shown): boolean => value !== null && value !== undefined && value !== '';

/** The first records of a list, each leading to itself. */
export const Listed = (props: { section: ListAnswer }) => (
  <Show
    when={props.section.rows.length}
    fallback={<p class="px-5 py-8 text-center text-dim">Nada por ahora.</p>}
  >
    <ul class="divide-y divide-line">
      <For each={props.section.rows}>
        {(row) => {
          const [main, ...rest] = row.values;
          const states = rest.filter(({ kind }) => kind === 'state');
          const content = (
            <>
              <span class="min-w-0 grow">
                <span class="line-clamp-2">{main ? <Value shown={main} /> : row.codigo}</span>
                <span class="board-meta">
                  <span>{row.codigo}</span>
                  <For each={rest}>
                    {(shown, at) => (
                      <Show when={shown.kind !== 'state' && isThere(shown)}>
                        <span>
                          <span class={bare.has(shown.kind) ? 'sr-only' : ''}>
                            {props.section.columns[at() + 1]}:{' '}
                          </span>
                          <Value shown={shown} />
                        </span>
                      </Show>
                    )}
                  </For>
                </span>
              </span>
              <For each={states}>{(shown) => <Value shown={shown} />}</For>
            </>
          );
          return (
            <li>
              <Show when={row.href} fallback={<div class="board-row">{content}</div>}>
                <a class="board-row" href={row.href}>
                  {content}
                </a>
              </Show>
            </li>
          );
        }}
      </For>
    </ul>
  </Show>
);
