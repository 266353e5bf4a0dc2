import { createSignal, For, Match, Show, Switch } from 'solid-js';
import {
  cancelJob,
  fetchJob,
  jobFileHref,
  jobPartHref,
  type RowOutcome,
  undoJob,
} from '../../lib/api/jobs.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { formatDay } from '../../lib/format/date.ts';
import { formatInteger, formatSize } from '../../lib/format/number.ts';
import { countOf, isRunning } from '../../lib/jobs/words.ts';
import type { RecordRow } from '../../lib/record.ts';
import { createPolling } from '../../state/polling.ts';
import { Icon } from '../ui/Icon.tsx';
import { Notice, ProblemNotice } from '../ui/Notice.tsx';
import { JobRows } from './JobRows.tsx';

interface JobPanelProps {
  readonly id: string;
  /** Told each time the job is known anew. */
  readonly onKnown?: (job: RecordRow) => void;
  /** Told of the job that undoes this one. */
  readonly onUndone: (job: RecordRow) => void;
}

const File = (props: { job: RecordRow }) => {
  const size = (): number => {
    const file = props.job.archivo;
    return typeof file === 'object' && file !== null && 'size' in file ? Number(file.size) : 0;
  };
  return (
    <div class="sheet flex flex-wrap items-center gap-4 px-5 py-4">
      <p class="grow">
        <span class="font-medium">El archivo está listo.</span>{' '}
        <span class="text-dim">
          {formatSize(size())}; se guarda hasta el {formatDay(String(props.job.venceEn ?? ''))}.
        </span>
      </p>
      <a class="btn btn-primary" href={jobFileHref(props.job.id)} download="">
        <Icon name="download" class="size-4" />
        Descargar
      </a>
    </div>
  );
};

/** The documents of a report too long for one. */
const Parts = (props: { job: RecordRow }) => (
  <div class="sheet px-5 py-4">
    <p class="font-medium">{String(props.job.mensaje ?? '')}</p>
    <p class="text-sm text-dim">Se guardan hasta el {formatDay(String(props.job.venceEn ?? ''))}.</p>
    <ul class="mt-3 flex flex-wrap gap-2">
      <For each={Array.isArray(props.job.partes) ? props.job.partes : []}>
        {(_, at) => (
          <li>
            <a class="btn" href={jobPartHref(props.job.id, at())} download="">
              <Icon name="download" class="size-4" />
              Parte {at() + 1}
            </a>
          </li>
        )}
      </For>
    </ul>
  </div>
);

const Progress = (props: { job: RecordRow; onCancel: () => void; busy: boolean }) => {
  const total = () => Number(props.job.total ?? 0);
  const done = () => Number(props.job.procesadas ?? 0);
  return (
    <div class="sheet px-5 py-4" role="status">
      <p class="font-medium">{props.job.estado === 'EN_COLA' ? 'En espera de turno…' : 'En marcha…'}</p>
      <Show when={total()} fallback={<progress class="progress mt-3" aria-label="Avance" />}>
        <progress class="progress mt-3" max={total()} value={done()} aria-label="Avance" />
      </Show>
      <div class="mt-2 flex flex-wrap items-center gap-3">
        <p class="grow text-sm text-dim tabular-nums">
          <Show when={total()}>
            {formatInteger(done())} de {formatInteger(total())}.{' '}
          </Show>
          Puede seguir con otra cosa: el resultado queda en «Trabajos en curso».
        </p>
        <button type="button" class="btn btn-sm" disabled={props.busy} onClick={props.onCancel}>
          Cancelar
        </button>
      </div>
    </div>
  );
};

/** A job: how far it has come, what became of each record, the file it made, and the way to stop or undo it. */
export const JobPanel = (props: JobPanelProps) => {
  const [shown, setShown] = createSignal<RowOutcome>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  let looked = false;
  const found = createPolling(
    () => {
      const { id } = props;
      return async (signal) => {
        const job = await fetchJob(id, signal);
        if (!looked && !isRunning(job) && countOf(job, 'DENEGADA')) setShown('DENEGADA');
        looked ||= !isRunning(job);
        props.onKnown?.(job);
        return job;
      };
    },
    (job) => !isRunning(job),
  );
  const attempt = async (act: () => Promise<RecordRow>, then: (job: RecordRow) => void): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      then(await act());
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Show
      when={found.data()}
      fallback={
        <Show when={found.problem()} fallback={<div class="h-40" aria-busy="true" />}>
          {(trouble) => <ProblemNotice problem={trouble()} onRetry={found.ask} />}
        </Show>
      }
    >
      {(job) => (
        <div class="space-y-4">
          <Show when={problem()}>
            {(trouble) => (
              <Notice tone="bad" role="alert">
                {trouble().message}
              </Notice>
            )}
          </Show>
          <Switch>
            <Match when={isRunning(job())}>
              <Progress
                job={job()}
                busy={busy()}
                onCancel={() => attempt(() => cancelJob(props.id), found.ask)}
              />
            </Match>
            <Match when={job().estado === 'FALLIDO'}>
              <Notice tone="bad" role="alert">
                {String(job().mensaje ?? 'No se completó.')}
              </Notice>
            </Match>
            <Match when={job().estado === 'CANCELADO'}>
              <Notice>Se canceló. Lo que ya se había hecho queda hecho.</Notice>
            </Match>
            <Match when={Array.isArray(job().partes)}>
              <Parts job={job()} />
            </Match>
            <Match when={job().archivo}>
              <File job={job()} />
            </Match>
            <Match when={job().estado === 'TERMINADO'}>
              <div class="flex flex-wrap items-center gap-3" role="status">
                <p class="grow font-medium">{String(job().mensaje ?? 'Terminado.')}</p>
                <Show when={job().reversible}>
                  <button
                    type="button"
                    class="btn"
                    disabled={busy()}
                    onClick={() => attempt(() => undoJob(props.id), props.onUndone)}
                  >
                    <Icon name="restore" class="size-4" />
                    Deshacer
                  </button>
                </Show>
              </div>
            </Match>
          </Switch>
          <Show when={job().tipo === 'LOTE' && Number(job().procesadas ?? 0) > 0}>
            <JobRows job={job()} shown={shown()} onShow={setShown} />
          </Show>
        </div>
      )}
    </Show>
  );
};
