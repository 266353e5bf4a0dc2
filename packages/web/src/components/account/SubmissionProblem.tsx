import { Show } from 'solid-js';
import { Notice } from '../ui/Notice.tsx';
import type { Submission } from './submission.ts';

/** What was wrong with a form, unless it stands beside its field already. */
export const SubmissionProblem = (props: { submission: Submission }) => (
  <Show when={props.submission.problem()}>
    {(found) => (
      <Notice tone="bad" role="alert">
        <p>{found().message}</p>
      </Notice>
    )}
  </Show>
);
