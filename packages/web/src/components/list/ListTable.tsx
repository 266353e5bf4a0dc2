import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import type { Schema } from '../../lib/descriptor.ts';
import { isFigure, isSortable } from '../../lib/list/columns.ts';
import { type ListState, sortOf, toggleSort } from '../../lib/list/state.ts';
import { wireName } from '../../lib/record.ts';
import type { Mark } from '../bulk/Selection.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Cell } from './Cell.tsx';
import type { ListModel } from './list-model.ts';

interface ListTableProps {
  readonly schema: Schema;
  readonly model: ListModel;
  readonly active: boolean;
  /** Draws the box that chooses a row, while rows are being chosen. */
  readonly mark: Mark | undefined;
}

const skeletonRows = Array.from({ length: 14 }, (_, at) => at);
const skeletonWidths = ['w-20', 'w-48', 'w-24', 'w-28', 'w-16'];

const Header = (props: { field: FieldDescriptor; state: ListState; onShow: (next: ListState) => void }) => {
  const name = () => wireName(props.field);
  const sort = () => sortOf(props.state, name());
  return (
    <th
      scope="col"
      aria-sort={isSortable(props.field) ? sort() : undefined}
      classList={{ figure: isFigure(props.field) }}
    >
      <Show when={isSortable(props.field)} fallback={props.field.label}>
        <button type="button" class="sort" onClick={() => props.onShow(toggleSort(props.state, name()))}>
          {props.field.label}
          <Icon name={sort() === 'ascending' ? 'sortUp' : 'sortDown'} />
        </button>
      </Show>
    </th>
  );
};

/** Pressing anywhere on a row opens it, unless one is selecting its text. */
const openRow = (event: MouseEvent): void => {
  if (!(event.target instanceof Element) || event.target.closest('a, button, input')) return;
  if (getSelection()?.toString()) return;
  const init = { bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey };
  event.target.closest('tr')?.querySelector('a[data-row]')?.dispatchEvent(new MouseEvent('click', init));
};

/** The list as a table that scrolls by itself under its header, beside its first column. */
export const ListTable = (props: ListTableProps) => {
  const [scrolled, setScrolled] = createSignal(false);
  const [more, setMore] = createSignal(false);
  let region: HTMLElement | undefined;
  let left = { top: 0, left: 0 };

  createEffect(
    on(
      () => props.active,
      (active) => active && requestAnimationFrame(() => region?.scrollTo(left)),
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => props.model.rows(),
      () => props.active && region?.scrollTo({ top: 0 }),
      { defer: true },
    ),
  );
  const measure = (): void => {
    if (!region) return;
    setScrolled(region.scrollLeft > 0);
    setMore(region.scrollLeft + region.clientWidth < region.scrollWidth - 1);
  };
  onMount(() => {
    const observer = new ResizeObserver(measure);
    for (const watched of [region, region?.firstElementChild]) if (watched) observer.observe(watched);
    onCleanup(() => observer.disconnect());
  });

  return (
    <div class="scroll-frame" data-more={more() ? '' : undefined}>
      <section
        ref={region}
        class="scrolls"
        tabindex={0}
        aria-label={`Tabla de ${props.schema.label.many.toLowerCase()}`}
        onScroll={({ currentTarget: { scrollTop: top, scrollLeft } }) => {
          if (props.active) left = { top, left: scrollLeft };
          measure();
        }}
      >
        <table
          class="grid-table"
          data-density={props.model.preferences().density}
          data-scrolled={scrolled() ? '' : undefined}
          data-filled={props.model.rows() ? '' : undefined}
          aria-busy={props.model.page.busy()}
        >
          <caption class="sr-only">{props.schema.label.many}</caption>
          <thead>
            <tr>
              <For each={props.model.columns()}>
                {(field) => <Header field={field} state={props.model.state()} onShow={props.model.show} />}
              </For>
            </tr>
          </thead>
          <tbody ref={(body) => body.addEventListener('click', openRow)}>
            <Show
              when={props.model.rows()}
              fallback={
                <For each={skeletonRows}>
                  {(row) => (
                    <tr>
                      <For each={props.model.columns()}>
                        {(_, at) => (
                          <td>
                            <span
                              class={`skeleton my-1 ${skeletonWidths[(row + at() * 2) % skeletonWidths.length]}`}
                            />
                          </td>
                        )}
                      </For>
                    </tr>
                  )}
                </For>
              }
            >
              <For each={props.model.rows()}>
                {(row) => (
                  <tr>
                    <For each={props.model.columns()}>
                      {(field, at) => (
                        <td classList={{ figure: isFigure(field) }}>
                          {at() === 0 && props.mark?.(row)}
                          <Cell
                            schema={props.schema}
                            row={row}
                            field={field}
                            refs={props.model.refs()}
                            money={props.model.preferences().money}
                            lead={at() === 0}
                          />
                        </td>
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </Show>
          </tbody>
        </table>
      </section>
    </div>
  );
};
