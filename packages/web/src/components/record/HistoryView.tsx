import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { fetchHistory, type HistoryEntry, type HistoryPage } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { type HistoryKind, kindOf, presentKinds } from '../../lib/history.ts';
import type { Refs } from '../../lib/record.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { HistoryItem } from './HistoryItem.tsx';

interface HistoryViewProps {
  readonly schema: Schema;
  readonly id: string;
  /** Grows with every write made here, so that the history is read again. */
  readonly writes: number;
}

/** What happened to a record, newest first. */
export default function HistoryView(props: HistoryViewProps) {
  const [entries, setEntries] = createSignal<readonly HistoryEntry[]>();
  const [refs, setRefs] = createSignal<Refs>({});
  const [next, setNext] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<Problem>();
  const [kind, setKind] = createSignal<HistoryKind | 'todo'>('todo');
  const [busy, setBusy] = createSignal(false);

  const take = (page: HistoryPage, before: readonly HistoryEntry[]): void => {
    setEntries([...before, ...page.data]);
    setRefs({ ...refs(), ...page.meta.refs });
    setNext(page.meta.next);
    setProblem(undefined);
  };
  const load = async (cursor?: string): Promise<void> => {
    setBusy(true);
    try {
      take(await fetchHistory(props.schema.name, props.id, cursor), cursor ? (entries() ?? []) : []);
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  createEffect(on([() => props.id, () => props.writes], () => load()));

  const shown = () => entries()?.filter((entry) => kind() === 'todo' || kindOf(entry) === kind());

  return (
    <Show
      when={shown()}
      fallback={
        <Show when={problem()} fallback={<div class="sheet mt-5 h-64 max-w-3xl" aria-busy="true" />}>
          {(found) => <ProblemNotice problem={found()} onRetry={load} title="No pudimos leer el historial" />}
        </Show>
      }
    >
      {(list) => (
        <div class="mt-5 max-w-3xl">
          <fieldset class="no-print mb-4 flex flex-wrap gap-1.5" aria-label="Tipo de suceso">
            <For each={presentKinds(entries() ?? [])}>
              {([name, label]) => (
                <button
                  type="button"
                  class="chip"
                  aria-pressed={kind() === name}
                  onClick={() => setKind(name)}
                >
                  {label}
                </button>
              )}
            </For>
          </fieldset>
          <ol class="timeline">
            <For each={list()} fallback={<EmptyState icon="clock" title="Nada de este tipo todavía" />}>
              {(entry) => <HistoryItem schema={props.schema} entry={entry} refs={refs()} />}
            </For>
          </ol>
          <Show when={next()}>
            {(cursor) => (
              <button type="button" class="btn mt-2" disabled={busy()} onClick={() => load(cursor())}>
                {busy() ? 'Cargando…' : 'Ver lo anterior'}
              </button>
            )}
          </Show>
        </div>
      )}
    </Show>
  );
}
