import type { Card, SectionAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { For, Show } from 'solid-js';
import { formatFigure } from '../../lib/dashboard/words.ts';
import { formatInteger } from '../../lib/format/number.ts';

type CardsAnswer = Extract<SectionAnswer, { readonly kind: 'cards' }>;

const Content = (props: { card: Card }) => (
  <>
    <span class="board-figure" data-long={props.card.unit === 'money' ? '' : undefined}>
      {formatFigure(props.card.value, props.card.unit)}
    </span>
    <span class="block text-sm text-dim">
      {props.card.label}
      <Show when={props.card.whole !== undefined}> de {formatInteger(props.card.whole ?? 0)}</Show>
    </span>
  </>
);

const mostAcross = 6;

/** So many in a row that no row is left with one alone. */
const acrossOf = (count: number): number => (count <= mostAcross ? count : Math.ceil(count / 2));

/** Numbers side by side, each leading to its list; what asks for attention is marked while it is not zero. */
export const Cards = (props: { section: CardsAnswer }) => (
  <ul class="board-cards sheet" style={{ '--across': acrossOf(props.section.cards.length) }}>
    <For each={props.section.cards}>
      {(card) => (
        <li class="figure-tile" data-tone={card.value ? card.tone : undefined} title={card.help}>
          <Show
            when={card.href}
            fallback={
              <div class="board-card">
                <Content card={card} />
              </div>
            }
          >
            <a href={card.href}>
              <Content card={card} />
            </a>
          </Show>
        </li>
      )}
    </For>
  </ul>
);
