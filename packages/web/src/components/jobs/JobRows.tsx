import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { fetchJobRows, type JobRow, jobRowsHref, type RowOutcome } from '../../lib/api/jobs.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { formatInteger } from '../../lib/format/number.ts';
import { countOf, outcomes, outcomeWords } from '../../lib/jobs/words.ts';
import { recordHref } from '../../lib/place.ts';
import type { RecordRow } from '../../lib/record.ts';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';

const Row = (props: { row: JobRow; module: string }) => (
  <li class="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2.5">
    <a
      class="w-32 flex-none font-medium tabular-nums wrap-anywhere"
      href={recordHref(props.module, props.row.id)}
    >
      {props.row.codigo || 'Ver'}
    </a>
    <span class="min-w-40 flex-1">
      {props.row.titulo}
      <Show when={props.row.motivo}>{(why) => <span class="block text-sm text-dim">{why()}</span>}</Show>
    </span>
    <Pill tone={outcomeWords[props.row.resultado].tone} text={outcomeWords[props.row.resultado].text} />
  </li>
);

/** What became of each record of a job, outcome by outcome, with the sentence of those refused. */
export const JobRows = (props: {
  job: RecordRow;
  shown: RowOutcome | undefined;
  onShow: (outcome?: RowOutcome) => void;
}) => {
  const [rows, setRows] = createSignal<readonly JobRow[]>([]);
  const [next, setNext] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);

  const load = async (cursor?: string): Promise<void> => {
    const { shown } = props;
    setBusy(true);
    setProblem(undefined);
    try {
      const page = await fetchJobRows(props.job.id, shown, cursor);
      if (shown !== props.shown) return;
      setRows((before) => [...(cursor ? before : []), ...page.data]);
      setNext(page.meta.next);
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  createEffect(on([() => props.job.id, () => props.job.procesadas, () => props.shown], () => load()));

  const Tile = (tile: { outcome?: RowOutcome; label: string; count: number }) => (
    <button
      type="button"
      class="verdict"
      data-tone={tile.outcome && outcomeWords[tile.outcome].tone}
      aria-pressed={props.shown === tile.outcome}
      onClick={() => props.onShow(tile.outcome)}
    >
      <span class="block text-lg font-semibold tabular-nums">{formatInteger(tile.count)}</span>
      <span class="block text-sm text-dim">{tile.label}</span>
    </button>
  );

  return (
    <>
      <fieldset class="figures sheet" aria-label="Resultado por registro">
        <Tile label="Todos" count={Number(props.job.procesadas ?? 0)} />
        <For each={outcomes.filter((outcome) => countOf(props.job, outcome))}>
          {(outcome) => (
            <Tile outcome={outcome} label={outcomeWords[outcome].many} count={countOf(props.job, outcome)} />
          )}
        </For>
      </fieldset>
      <section class="sheet mt-4" aria-label="Registros" aria-busy={busy()}>
        <Show when={!problem()} fallback={<ProblemNotice problem={problem() as Problem} onRetry={load} />}>
          <ul class="divide-y divide-line">
            <For each={rows()}>{(row) => <Row row={row} module={String(props.job.modulo)} />}</For>
          </ul>
          <div class="flex flex-wrap gap-2 border-t border-line px-4 py-3">
            <Show when={next()}>
              {(cursor) => (
                <button type="button" class="btn btn-sm" disabled={busy()} onClick={() => load(cursor())}>
                  {busy() ? 'Cargando…' : 'Ver más'}
                </button>
              )}
            </Show>
            <a class="btn btn-sm" href={jobRowsHref(props.job.id, props.shown)} download="">
              <Icon name="download" class="size-4" />
              Descargar este resultado
            </a>
          </div>
        </Show>
      </section>
    </>
  );
};
