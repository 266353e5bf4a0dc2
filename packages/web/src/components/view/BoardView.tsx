import { createMemo, createSignal, For, Show } from 'solid-js';
import { stateOf } from '../../lib/descriptor.ts';
import type { RecordRow } from '../../lib/record.ts';
import { verbBetween } from '../../lib/views/moves.ts';
import { byUrgency } from '../../lib/views/order.ts';
import { Pill } from '../ui/Pill.tsx';
import { type ViewContext, WorkItem } from './WorkItem.tsx';

interface BoardViewProps extends ViewContext {
  readonly rows: readonly RecordRow[];
  readonly states: readonly string[];
  readonly late?: string;
  readonly date?: string;
  readonly rank?: string;
  readonly about?: string;
}

/**
 * A column per state. A card is dragged to another column when a verb leads there; the menu of the card does the same
 * by keyboard and by touch.
 */
export const BoardView = (props: BoardViewProps) => {
  const [dragged, setDragged] = createSignal<RecordRow>();
  const [over, setOver] = createSignal<string>();
  const move = (to: string) => {
    const row = dragged();
    return row && verbBetween(props.schema, row.estado, to);
  };
  const drop = (to: string): void => {
    const [row, verb] = [dragged(), move(to)];
    setDragged(undefined);
    setOver(undefined);
    if (row && verb) props.acting.act(row, verb);
  };
  const cards = (state: string): readonly RecordRow[] => {
    const { date, rank } = props;
    const order = byUrgency(props.schema, { ...(date ? { date } : {}), ...(rank ? { rank } : {}) });
    return props.rows.filter(({ estado }) => estado === state).toSorted(order);
  };
  const byId = createMemo(() => new Map(props.rows.map((row) => [row.id, row])));
  /** By id, so that a card keeps its element when the records are read again: one that is being dragged stays. */
  const rowOf = (id: string): RecordRow | undefined => byId().get(id);
  const card = (row: () => RecordRow) => (
    <li
      class="kanban-card"
      draggable="true"
      data-dragged={dragged()?.id === row().id ? '' : undefined}
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', row().codigo);
        setDragged(row());
      }}
      onDragEnd={() => {
        setDragged(undefined);
        setOver(undefined);
      }}
    >
      <WorkItem {...props} row={row()} who narrow />
    </li>
  );
  return (
    <div class="kanban scrolls" style={{ '--columns': String(props.states.length) }}>
      <For each={props.states}>
        {(state) => (
          <section
            class="kanban-column"
            aria-labelledby={`columna-${state}`}
            data-target={dragged() && move(state) ? '' : undefined}
            data-over={over() === state && move(state) ? '' : undefined}
            onDragOver={(event) => {
              if (!move(state)) return;
              event.preventDefault();
              setOver(state);
            }}
            onDragLeave={(event) => {
              if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(undefined);
            }}
            onDrop={(event) => {
              event.preventDefault();
              drop(state);
            }}
          >
            <h2 id={`columna-${state}`} class="flex items-center gap-2 px-1 text-sm">
              <Pill
                text={stateOf(props.schema, state).label}
                tone={stateOf(props.schema, state).tone ?? 'mute'}
              />
              <span class="count">{cards(state).length}</span>
            </h2>
            <ul class="kanban-cards">
              <For each={cards(state).map(({ id }) => id)}>
                {(id) => <Show when={rowOf(id)}>{card}</Show>}
              </For>
              <Show when={cards(state).length === 0}>
                <li class="px-2 py-3 text-sm text-dim">Nada aquí</li>
              </Show>
            </ul>
          </section>
        )}
      </For>
    </div>
  );
};
