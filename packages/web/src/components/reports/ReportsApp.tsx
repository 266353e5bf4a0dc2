import { createEffect, createSignal, For, Show } from 'solid-js';
import { fetchReports, type ReportEntry } from '../../lib/api/reports.ts';
import { createLoad } from '../../state/load.ts';
import { createReady } from '../../state/ready.ts';
import { Icon } from '../ui/Icon.tsx';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { ReportForm } from './ReportForm.tsx';

const Entry = (props: { report: ReportEntry; chosen: boolean; onChoose: () => void }) => (
  <li>
    <button
      type="button"
      class="report-entry"
      aria-current={props.chosen ? 'true' : undefined}
      onClick={props.onChoose}
    >
      <span class="block font-medium">{props.report.label}</span>
      <span class="block text-sm text-dim">{props.report.about}</span>
    </button>
  </li>
);

/** The catalogue of reports: choosing one, saying what of, seeing what it will contain, and making or scheduling it. */
export default function ReportsApp() {
  const ready = createReady();
  const [name, setName] = createSignal<string>();
  const reports = createLoad(ready, (_, signal) => fetchReports(signal));
  const loose = () => (reports.data() ?? []).filter(({ of }) => of === undefined);
  const chosen = () => loose().find((report) => report.name === name());

  createEffect(() => {
    const [first] = loose();
    if (!first || name()) return;
    const asked = new URLSearchParams(location.search).get('informe');
    setName((loose().find((report) => report.name === asked) ?? first).name);
  });
  const choose = (next: string): void => {
    setName(next);
    history.replaceState(null, '', `?${new URLSearchParams({ informe: next })}`);
    // On a narrow page the form stands below the list of reports.
    const form = document.getElementById('informe');
    if (form && form.getBoundingClientRect().top > innerHeight / 2) form.scrollIntoView();
  };

  return (
    <>
      <header class="mb-5 flex flex-wrap items-end gap-x-6 gap-y-2">
        <div class="grow">
          <h1 class="text-xl">Informes</h1>
          <p class="text-sm text-dim">
            Documentos con lo que usted puede ver. El de una ficha se pide en la ficha misma.
          </p>
        </div>
        <a href="/informe_programado" class="btn">
          <Icon name="clock" class="size-4" />
          Informes programados
        </a>
      </header>
      <Show
        when={!reports.problem()}
        fallback={
          <Show when={reports.problem()}>
            {(problem) => <ProblemNotice problem={problem()} onRetry={reports.reload} />}
          </Show>
        }
      >
        <Show when={reports.data()} fallback={<div class="sheet h-96" aria-busy="true" />}>
          <Show
            when={loose().length}
            fallback={
              <EmptyState icon="informe" title="No hay informes a su alcance">
                <p>Pida acceso a quien administra el sistema.</p>
              </EmptyState>
            }
          >
            <div class="reports">
              <nav aria-label="Informes">
                <ul class="sheet divide-y divide-line overflow-hidden">
                  <For each={loose()}>
                    {(report) => (
                      <Entry
                        report={report}
                        chosen={report.name === name()}
                        onChoose={() => choose(report.name)}
                      />
                    )}
                  </For>
                </ul>
              </nav>
              <Show when={chosen()} keyed>
                {(report) => <ReportForm report={report} />}
              </Show>
            </div>
          </Show>
        </Show>
      </Show>
    </>
  );
}
