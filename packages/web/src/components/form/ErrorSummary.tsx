import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createEffect, For, Show } from 'solid-js';
import type { Problem } from '../../lib/api/problem.ts';
import type { Faults } from '../../lib/form/check.ts';
import { formatCount } from '../../lib/format/number.ts';
import { Notice } from '../ui/Notice.tsx';

interface ErrorSummaryProps {
  readonly faults: Faults;
  readonly problem: Problem | undefined;
  readonly fields: readonly FieldDescriptor[];
  readonly onFocus: (name: string) => void;
}

/** Everything to correct before saving, over the form; it takes the focus when it appears. */
export const ErrorSummary = (props: ErrorSummaryProps) => {
  let box: HTMLDivElement | undefined;
  const entries = () => Object.entries(props.faults);
  const label = (name: string): string => props.fields.find((field) => field.name === name)?.label ?? name;
  const shown = () => entries().length > 0 || props.problem !== undefined;
  const title = () =>
    props.problem?.message ??
    `Falta corregir ${formatCount(entries().length, 'dato', 'datos')} para poder guardar.`;

  createEffect((before: boolean) => {
    if (shown() && !before) box?.focus();
    return shown();
  }, false);

  return (
    <div ref={box} tabindex={-1} class="mt-4 empty:hidden">
      <Show when={shown()}>
        <Notice tone="bad" role="alert">
          <p class="font-medium">{title()}</p>
          <ul class="mt-1">
            <For each={entries()}>
              {([name, words]) => (
                <li>
                  <button
                    type="button"
                    class="min-h-6 text-left underline underline-offset-2"
                    onClick={() => props.onFocus(name)}
                  >
                    {label(name)}: {words}
                  </button>
                </li>
              )}
            </For>
          </ul>
          <Show when={props.problem?.requestId}>
            {(reference) => <p class="mt-1 text-xs">Referencia: {reference()}</p>}
          </Show>
        </Notice>
      </Show>
    </div>
  );
};
