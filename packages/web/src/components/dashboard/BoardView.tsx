import type { DashboardAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { For } from 'solid-js';
import { Section } from './Section.tsx';

/** The parts of a dashboard, side by side where there is room. */
export const BoardView = (props: { board: DashboardAnswer }) => (
  <div class="board">
    <For each={props.board.sections}>{(section) => <Section section={section} />}</For>
  </div>
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
