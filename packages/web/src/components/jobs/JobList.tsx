import { For, Match, Show, Switch } from 'solid-js';
import { jobFileHref } from '../../lib/api/jobs.ts';
import { listRecords, type RecordPage } from '../../lib/api/records.ts';
import { formatAgo } from '../../lib/format/date.ts';
import { formatInteger } from '../../lib/format/number.ts';
import { isRunning, jobState } from '../../lib/jobs/words.ts';
import { recordHref } from '../../lib/place.ts';
import type { RecordRow } from '../../lib/record.ts';
import { createPolling } from '../../state/polling.ts';
import { Icon } from '../ui/Icon.tsx';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';

const asked =
  'orden=-creadoEn&limite=50&columnas=nombre,total,procesadas,rechazadas,cambiadas,mensaje,archivo,creadoEn';

const said = (row: RecordRow): string => {
  if (!isRunning(row)) return String(row.mensaje ?? '');
  const total = Number(row.total ?? 0);
  return total ? `${formatInteger(Number(row.procesadas ?? 0))} de ${formatInteger(total)}` : '';
};

const Item = (props: { row: RecordRow }) => (
  <li class="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-5 py-3">
    <div class="min-w-56 flex-1">
      <a href={recordHref('proceso', props.row.id)} class="font-medium">
        {String(props.row.nombre ?? props.row.codigo)}
      </a>
      <p class="text-sm text-dim tabular-nums">
        {props.row.codigo} · {formatAgo(String(props.row.creadoEn ?? ''), new Date())}
        <Show when={said(props.row)}>{(words) => <> · {words()}</>}</Show>
      </p>
    </div>
    <Show when={props.row.archivo}>
      <a class="btn btn-sm" href={jobFileHref(props.row.id)} download="">
        <Icon name="download" class="size-4" />
        Descargar
      </a>
    </Show>
    <Pill {...jobState(props.row.estado)} />
  </li>
);

/** The jobs of the person, newest first; the list follows those that still run. */
export const JobList = () => {
  const found = createPolling<RecordPage>(
    () => (signal) => listRecords('proceso', asked, signal),
    ({ data }) => !data.some(isRunning),
  );
  return (
    <section class="sheet" aria-label="Trabajos" aria-busy={!found.data()}>
      <Switch>
        <Match when={found.data()?.data.length}>
          <ul class="divide-y divide-line">
            <For each={found.data()?.data}>{(row) => <Item row={row} />}</For>
          </ul>
        </Match>
        <Match when={found.data()}>
          <EmptyState icon="clock" title="No hay trabajos">
            <p>Elija varias filas en una lista, o expórtela: quedará aquí.</p>
          </EmptyState>
        </Match>
        <Match when={found.problem()}>
          {(problem) => <ProblemNotice problem={problem()} onRetry={found.ask} />}
        </Match>
      </Switch>
    </section>
  );
};
