import { type JSX, Show } from 'solid-js';
import type { Problem } from '../../lib/api/problem.ts';
import { ProblemNotice } from '../ui/Notice.tsx';

interface HangingWaitProps {
  readonly ready: boolean;
  readonly problem: Problem | undefined;
  readonly onRetry: () => void;
  readonly children: JSX.Element;
}

/** What hangs on a record once it is there; until then its place, or why it is not. */
export const HangingWait = (props: HangingWaitProps) => (
  <Show
    when={props.ready}
    fallback={
      <Show when={props.problem} fallback={<div class="sheet mt-5 h-40" aria-busy="true" />}>
        {(problem) => <ProblemNotice problem={problem()} onRetry={props.onRetry} />}
      </Show>
    }
  >
    {props.children}
  </Show>
);
