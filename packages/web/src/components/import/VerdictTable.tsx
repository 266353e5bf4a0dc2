import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { fetchRows, type SheetRow, type Verdict } from '../../lib/api/imports.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { VerdictRow } from './VerdictRow.tsx';

interface VerdictTableProps {
  readonly id: string;
  /** Module the rows become records of. */
  readonly module: string;
  /** Only the rows of this verdict; all of them without it. */
  readonly verdict: Verdict | 'aviso' | undefined;
  /** Rows with a correction that was not sent yet. */
  readonly drafted?: ReadonlySet<string>;
  /** Opens a row to be corrected; absent when nothing can be any more. */
  readonly onCorrect?: ((row: SheetRow) => void) | undefined;
}

const typingPauseMs = 300;

/** Rows of the sheet with their verdicts. */
export const VerdictTable = (props: VerdictTableProps) => {
  const [rows, setRows] = createSignal<readonly SheetRow[]>();
  const [next, setNext] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  const [text, setText] = createSignal('');
  let typing: ReturnType<typeof setTimeout> | undefined;

  const load = async (cursor?: string): Promise<void> => {
    const { verdict } = props;
    const asked = text();
    setBusy(true);
    setProblem(undefined);
    try {
      const page = await fetchRows(props.id, { verdict, cursor, ...(asked ? { text: asked } : {}) });
      if (verdict !== props.verdict || asked !== text()) return;
      setRows((before) => [...(cursor ? (before ?? []) : []), ...page.data]);
      setNext(page.meta.next);
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  createEffect(on([() => props.id, () => props.verdict, text], () => load()));

  return (
    <div class="sheet mt-4" aria-busy={busy()}>
      <div class="border-b border-line px-5 py-2.5">
        <input
          type="search"
          class="field max-w-sm"
          placeholder="Buscar en las filas"
          aria-label="Buscar en las filas"
          onInput={(event) => {
            const { value } = event.currentTarget;
            clearTimeout(typing);
            typing = setTimeout(() => setText(value.trim()), typingPauseMs);
          }}
        />
      </div>
      <Show
        when={rows()}
        fallback={
          <Show when={problem()} fallback={<div class="h-64" />}>
            {(found) => <ProblemNotice problem={found()} onRetry={load} title="No pudimos leer las filas" />}
          </Show>
        }
      >
        {(list) => (
          <Show
            when={list().length}
            fallback={<EmptyState icon="check" title="Ninguna fila con este resultado" />}
          >
            <section class="relative overflow-x-auto px-2" tabindex={0} aria-label="Filas de la planilla">
              <table class="plain-table" data-stacks="">
                <caption class="sr-only">Filas de la planilla y su resultado</caption>
                <thead>
                  <tr>
                    <th scope="col" class="figure">
                      Fila
                    </th>
                    <th scope="col">Resultado</th>
                    <th scope="col">Registro</th>
                    <th scope="col">Detalle</th>
                    <Show when={props.onCorrect}>
                      <th scope="col">
                        <span class="sr-only">Corregir</span>
                      </th>
                    </Show>
                  </tr>
                </thead>
                <tbody>
                  <For each={list()}>
                    {(row) => (
                      <VerdictRow
                        row={row}
                        module={props.module}
                        drafted={props.drafted?.has(String(row.fila)) ?? false}
                        onCorrect={props.onCorrect}
                      />
                    )}
                  </For>
                </tbody>
              </table>
            </section>
            <Show when={next()}>
              {(cursor) => (
                <p class="px-5 py-3">
                  <button type="button" class="btn" disabled={busy()} onClick={() => load(cursor())}>
                    {busy() ? 'Cargando…' : 'Ver más filas'}
                  </button>
                </p>
              )}
            </Show>
          </Show>
        )}
      </Show>
    </div>
  );
};
