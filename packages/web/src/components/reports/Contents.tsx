import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { type Estimate, fetchEstimate, type ReportAsk } from '../../lib/api/reports.ts';
import { formatInteger } from '../../lib/format/number.ts';
import { Notice } from '../ui/Notice.tsx';

/** A person still typing is not asked about each letter. */
const pauseMs = 600;

const pagesIn = ({ paginas, documentos }: Estimate): string =>
  `Unas ${formatInteger(paginas)} ${paginas === 1 ? 'página' : 'páginas'}${documentos > 1 ? `, en ${documentos} documentos` : ''}.`;

/** What a report will contain and about how long it will be, as its parameters stand. */
export const Contents = (props: { ask: ReportAsk | undefined }) => {
  const [found, setFound] = createSignal<Estimate>();
  const [problem, setProblem] = createSignal<Problem>();
  const key = () => (props.ask ? JSON.stringify(props.ask) : undefined);

  createEffect(
    on(key, (asked) => {
      if (!asked) return;
      const controller = new AbortController();
      const timer = setTimeout(async () => {
        try {
          setFound(await fetchEstimate(JSON.parse(asked) as ReportAsk, controller.signal));
          setProblem(undefined);
        } catch (thrown) {
          if (!controller.signal.aborted) setProblem(toProblem(thrown));
        }
      }, pauseMs);
      onCleanup(() => {
        clearTimeout(timer);
        controller.abort();
      });
    }),
  );

  return (
    <div aria-live="polite">
      <p class="label">Qué contendrá</p>
      <Show when={problem()}>{(one) => <p class="text-sm text-dim">{one().message}</p>}</Show>
      <Show when={found()} fallback={<div class="skeleton h-24 w-full" aria-hidden="true" />}>
        {(estimate) => (
          <>
            <ul class="report-parts">
              <For each={estimate().partes}>
                {(part) => (
                  <li>
                    <span class="min-w-0 grow">
                      {part.title}
                      <Show when={part.nota}>
                        {(note) => <span class="block text-xs text-dim">{note()}</span>}
                      </Show>
                    </span>
                    <Show when={part.filas !== undefined}>
                      <span class="text-dim tabular-nums">
                        {formatInteger(part.filas ?? 0)} {part.filas === 1 ? 'fila' : 'filas'}
                      </span>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <Show when={props.ask?.formato === 'pdf'}>
              <p class="mt-2 text-sm">{pagesIn(estimate())}</p>
              <Show when={estimate().documentos > 1}>
                <div class="mt-2">
                  <Notice tone="warn">
                    Pasa de {estimate().maximo} páginas: se dividirá en {estimate().documentos} documentos,
                    cada uno con su propia verificación.
                  </Notice>
                </div>
              </Show>
            </Show>
          </>
        )}
      </Show>
    </div>
  );
};
