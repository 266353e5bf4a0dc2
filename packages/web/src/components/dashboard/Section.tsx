import type { SectionAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { createUniqueId, Match, Show, Switch } from 'solid-js';
import { hasFigures } from '../../lib/dashboard/words.ts';
import { formatTotal } from '../../lib/list/page.ts';
import { Cards } from './Cards.tsx';
import { Chart } from './Chart.tsx';
import { FigureTable } from './FigureTable.tsx';
import { Listed } from './Listed.tsx';

type TableAnswer = Extract<SectionAnswer, { readonly kind: 'table' }>;
type ListAnswer = Extract<SectionAnswer, { readonly kind: 'list' }>;

const listOf = (section: SectionAnswer): ListAnswer | undefined =>
  section.kind === 'list' ? section : undefined;
const tableOf = (section: SectionAnswer): TableAnswer | undefined =>
  section.kind === 'table' ? section : undefined;

const Table = (props: { section: TableAnswer }) => (
  <Show
    when={props.section.rows.length}
    fallback={<p class="px-5 py-8 text-center text-dim">Todavía no hay datos que mostrar.</p>}
  >
    <Show when={props.section.shape !== 'table'} fallback={<FigureTable section={props.section} />}>
      <Show
        when={hasFigures(props.section)}
        fallback={<p class="px-5 py-8 text-center text-dim">Nada en este período.</p>}
      >
        <Chart section={props.section} />
      </Show>
      <details class="board-data">
        <summary>Ver datos</summary>
        <FigureTable section={props.section} />
      </details>
    </Show>
  </Show>
);

/** A part of a dashboard. */
export const Section = (props: { section: SectionAnswer }) => {
  const id = createUniqueId();
  return (
    <Switch>
      <Match when={props.section.kind === 'cards' && props.section}>
        {(section) => (
          <section class="board-wide" aria-labelledby={id}>
            <h2 id={id} class="sr-only">
              {section().title}
            </h2>
            <Cards section={section()} />
          </section>
        )}
      </Match>
      <Match when={props.section.kind !== 'cards'}>
        <section
          data-kind={props.section.kind}
          class={`sheet board-section ${props.section.wide ? 'board-wide' : ''}`}
          aria-labelledby={id}
        >
          <header class="board-head">
            <h2 id={id} class="grow text-lg">
              {props.section.title}
            </h2>
            <Show when={listOf(props.section)}>
              {(list) => (
                <Show when={list().href && list().total > 0}>
                  <a class="text-sm" href={list().href}>
                    Ver {formatTotal(list())}
                  </a>
                </Show>
              )}
            </Show>
            <Show when={props.section.help}>
              <p class="w-full text-sm text-dim">{props.section.help}</p>
            </Show>
          </header>
          <Show when={listOf(props.section)}>{(list) => <Listed section={list()} />}</Show>
          <Show when={tableOf(props.section)}>{(table) => <Table section={table()} />}</Show>
        </section>
      </Match>
    </Switch>
  );
};
