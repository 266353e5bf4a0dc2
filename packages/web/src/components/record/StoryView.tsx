import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { fetchStory, type StoryPage } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { formatInstant, formatRecent } from '../../lib/format/date.ts';
import { recordHref } from '../../lib/place.ts';
import type { Refs } from '../../lib/record.ts';
import { EntryChanges } from '../audit/EntryChanges.tsx';
import { EmptyState, Notice, ProblemNotice } from '../ui/Notice.tsx';
import HistoryView from './HistoryView.tsx';

interface StoryProps {
  readonly schema: Schema;
  readonly id: string;
  readonly writes: number;
}

/** What happened to a record, to its parts and to what hangs on it, newest first, as one line. */
export default function StoryView(props: StoryProps) {
  const [of, setOf] = createSignal('');
  const [entries, setEntries] = createSignal<StoryPage['data']>();
  const [refs, setRefs] = createSignal<Refs>({});
  const [next, setNext] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  const own = () => props.schema.name;
  const kinds = () => [
    { module: '', label: 'Todo' },
    {
      module: own(),
      label: `Solo ${props.schema.label.feminine ? 'esta' : 'este'} ${props.schema.label.one.toLowerCase()}`,
    },
    ...(props.schema.relatos ?? []).filter(({ module }) => module !== own()),
  ];

  /** That it belongs to this record is what brought it here. */
  const withoutTies = (entry: StoryPage['data'][number]): StoryPage['data'][number] => {
    const ties = props.schema.relatos?.find(({ module }) => module === entry.module)?.ties ?? [];
    return { ...entry, changes: entry.changes.filter(({ field }) => !ties.includes(field)) };
  };

  const load = async (cursor?: string): Promise<void> => {
    setBusy(true);
    try {
      const page = await fetchStory(own(), props.id, { of: of(), ...(cursor ? { cursor } : {}) });
      setEntries([...(cursor ? (entries() ?? []) : []), ...page.data]);
      setRefs({ ...refs(), ...page.meta.refs });
      setNext(page.meta.next);
      setProblem(undefined);
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  createEffect(
    on([() => props.id, () => props.writes, of], () => {
      if (of() !== own()) load();
    }),
  );

  return (
    <div class="mt-5 max-w-3xl">
      <fieldset class="no-print mb-4 flex flex-wrap gap-1.5" aria-label="Qué se cuenta">
        <For each={kinds()}>
          {({ module, label }) => (
            <button type="button" class="chip" aria-pressed={of() === module} onClick={() => setOf(module)}>
              {label}
            </button>
          )}
        </For>
      </fieldset>
      <Show when={of() !== own()} fallback={<HistoryView {...props} />}>
        <Show when={problem()?.status === 503}>
          <Notice tone="warn">
            <p>Por ahora solo podemos mostrar lo que le pasó a este registro.</p>
          </Notice>
          <HistoryView {...props} />
        </Show>
        <Show when={problem() && problem()?.status !== 503 && problem()}>
          {(found) => <ProblemNotice problem={found()} onRetry={load} title="No pudimos leer el historial" />}
        </Show>
        <Show when={!problem()}>
          <Show when={entries()} fallback={<div class="sheet h-64" aria-busy="true" />}>
            {(list) => (
              <ol class="timeline" aria-busy={busy()}>
                <For each={list()} fallback={<EmptyState icon="clock" title="Nada de este tipo todavía" />}>
                  {(entry) => (
                    <li>
                      <p class="flex flex-wrap items-baseline gap-x-2">
                        <span class="font-medium">{entry.label}</span>
                        <Show when={entry.module !== own()}>
                          <a class="text-sm" href={recordHref(entry.module, entry.id)}>
                            {entry.moduleLabel} {entry.codigo}
                          </a>
                        </Show>
                      </p>
                      <p class="text-sm text-dim">
                        {entry.actor.nombre} · {formatRecent(entry.at, new Date())}{' '}
                        <time class="tabular-nums" datetime={entry.at}>
                          {formatInstant(entry.at)}
                        </time>
                      </p>
                      <div class="mt-1.5 text-sm wrap-anywhere">
                        <EntryChanges entry={withoutTies(entry)} refs={refs()} />
                      </div>
                    </li>
                  )}
                </For>
              </ol>
            )}
          </Show>
          <Show when={next()}>
            {(cursor) => (
              <button type="button" class="btn mt-2" disabled={busy()} onClick={() => load(cursor())}>
                {busy() ? 'Cargando…' : 'Ver lo anterior'}
              </button>
            )}
          </Show>
        </Show>
      </Show>
    </div>
  );
}
