import type { Cell, SectionAnswer, Unit } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { For, Show } from 'solid-js';
import { formatFigure, rowLabel } from '../../lib/dashboard/words.ts';

type TableAnswer = Extract<SectionAnswer, { readonly kind: 'table' }>;

/** A number that leads to the list that explains it. */
const FigureLink = (props: { cell: Cell; unit: Unit | undefined; about: string }) => (
  <Show
    when={props.cell.href && props.cell.value !== null}
    fallback={formatFigure(props.cell.value, props.unit)}
  >
    <a href={props.cell.href} aria-label={`${formatFigure(props.cell.value, props.unit)}, ${props.about}`}>
      {formatFigure(props.cell.value, props.unit)}
    </a>
  </Show>
);

/** The figures of a section as a table: what a chart draws, in numbers, each with its link. */
export const FigureTable = (props: { section: TableAnswer }) => (
  <section class="scrolls" tabindex="0" aria-label={`Datos de ${props.section.title}`}>
    <table class="plain-table tabular-nums">
      <caption class="sr-only">{props.section.title}</caption>
      <thead>
        <tr>
          <th scope="col">{props.section.head}</th>
          <For each={props.section.series}>
            {(series) => (
              <th scope="col" class="figure">
                {series.label}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.section.rows}>
          {(row) => (
            <tr>
              <th scope="row" class={`font-normal ${props.section.every ? 'whitespace-nowrap' : ''}`}>
                {rowLabel(props.section.every, row.label)}
              </th>
              <For each={row.cells}>
                {(cell, at) => {
                  const series = () => props.section.series[at()];
                  return (
                    <td class="figure">
                      <FigureLink
                        cell={cell}
                        unit={series()?.unit}
                        about={`${series()?.label}, ${rowLabel(props.section.every, row.label)}`}
                      />
                    </td>
                  );
                }}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
    <Show when={props.section.more}>
      {(more) => <p class="px-3 py-2 text-sm text-dim">Y {more()} más.</p>}
    </Show>
  </section>
);
