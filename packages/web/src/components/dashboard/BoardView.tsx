import type { DashboardAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { Index, Show } from 'solid-js';
import { Section } from './Section.tsx';

/** The parts of a dashboard, side by side where there is room. What somebody opened stays open with newer figures. */
export const BoardView = (props: { board: DashboardAnswer }) => (
  <Show when={props.board.name} keyed>
    <div class="board">
      <Index each={props.board.sections}>{(section) => <Section section={section()} />}</Index>
    </div>
  </Show>
);

/** What stands where a dashboard will be. */
export const BoardSkeleton = () => (
  <div class="board" aria-hidden="true">
    <div class="sheet board-wide h-24" />
    <div class="sheet h-72" />
    <div class="sheet h-72" />
    <div class="sheet h-72" />
  </div>
);
