import { For, type JSX, Show } from 'solid-js';
import type { Problem } from '../../lib/api/problem.ts';
import type { IconName } from '../ui/icons.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';

interface PagedTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly icon: IconName;
  readonly empty: string;
  readonly hint?: string;
  readonly count: number;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onRetry: () => void;
  readonly onMore: (() => void) | undefined;
  readonly children: JSX.Element;
}

/** A table of what a log holds, with what to say when there is nothing, and the way to older rows. */
export const PagedTable = (props: PagedTableProps) => (
  <div class="sheet mt-4" aria-busy={props.busy}>
    <Show
      when={props.problem}
      fallback={
        <Show
          when={props.count}
          fallback={
            <Show when={!props.busy} fallback={<div class="h-64" />}>
              <EmptyState icon={props.icon} title={props.empty}>
                <p>{props.hint}</p>
              </EmptyState>
            </Show>
          }
        >
          <div class="scrolls-x relative">
            <table class="plain-table" data-stacks>
              <caption class="sr-only">{props.caption}</caption>
              <thead>
                <tr>
                  <For each={props.columns}>{(title) => <th scope="col">{title}</th>}</For>
                </tr>
              </thead>
              <tbody>{props.children}</tbody>
            </table>
          </div>
        </Show>
      }
    >
      {(problem) => <ProblemNotice problem={problem()} onRetry={props.onRetry} />}
    </Show>
    <Show when={props.onMore}>
      {(more) => (
        <div class="no-print p-3">
          <button type="button" class="btn" disabled={props.busy} onClick={() => more()()}>
            {props.busy ? 'Cargando…' : 'Ver lo anterior'}
          </button>
        </div>
      )}
    </Show>
  </div>
);
