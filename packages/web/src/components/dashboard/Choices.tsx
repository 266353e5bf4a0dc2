import type { DashboardAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { createUniqueId, For, Show } from 'solid-js';

const yearsBack = 4;

/** Unit and year of a dashboard, where it has them. */
export const Choices = (props: {
  board: DashboardAnswer;
  onChoose: (name: string, value: string) => void;
}) => {
  const [unit, year] = [createUniqueId(), createUniqueId()];
  const current = () => Number(props.board.today.slice(0, 4));
  const years = () => Array.from({ length: yearsBack + 2 }, (_, at) => current() + 1 - at);
  return (
    <>
      <Show when={(props.board.units?.length ?? 0) > 1}>
        <label class="board-choice" for={unit}>
          <span class="sr-only">Unidad</span>
          <select
            id={unit}
            class="field"
            onChange={(event) => props.onChoose('unidad', event.currentTarget.value)}
          >
            <option value="" selected={!props.board.unit}>
              Mi unidad y las que dependen de ella
            </option>
            <For each={props.board.units}>
              {(one) => (
                <option value={one.id} selected={one.id === props.board.unit}>
                  {one.label}
                </option>
              )}
            </For>
          </select>
        </label>
      </Show>
      <Show when={props.board.year}>
        <label class="board-choice" for={year}>
          <span class="sr-only">Año</span>
          <select
            id={year}
            class="field"
            onChange={(event) => props.onChoose('anio', event.currentTarget.value)}
          >
            <For each={years()}>
              {(one) => (
                <option value={one} selected={one === props.board.year}>
                  {one}
                </option>
              )}
            </For>
          </select>
        </label>
      </Show>
    </>
  );
};
