import { type JSX, Show } from 'solid-js';
import type { HangingPage } from '../../lib/api/hanging.ts';
import type { Schema } from '../../lib/descriptor.ts';
import type { Load } from '../../state/load.ts';
import { ProblemNotice } from '../ui/Notice.tsx';

interface HangingFrameProps {
  readonly page: Load<HangingPage>;
  /** Schema of the module of what hangs. */
  readonly own: Load<Schema>;
  readonly children: JSX.Element;
}

/** What hangs on a record, once it and the schema of its module are there. */
export const HangingFrame = (props: HangingFrameProps) => (
  <Show
    when={props.own.data() && props.page.data()}
    fallback={
      <Show
        when={props.page.problem() ?? props.own.problem()}
        fallback={<div class="sheet mt-5 h-40" aria-busy="true" />}
      >
        {(problem) => <ProblemNotice problem={problem()} onRetry={props.page.reload} />}
      </Show>
    }
  >
    {props.children}
  </Show>
);
