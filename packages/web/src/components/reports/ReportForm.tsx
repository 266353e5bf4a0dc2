import { createSignal, For, lazy, Show, Suspense } from 'solid-js';
import { faultsOf, type Problem, toProblem } from '../../lib/api/problem.ts';
import { type Format, type ReportAsk, type ReportEntry, startReport } from '../../lib/api/reports.ts';
import { formatNames, readParams } from '../../lib/reports/ask.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { createForm } from '../form/form-state.ts';
import { JobPanel } from '../jobs/JobPanel.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Contents } from './Contents.tsx';

const ScheduleDialog = lazy(() => import('./ScheduleDialog.tsx'));

/** A report before it is made: what of, in which format, what it will contain; and what came of it. */
export const ReportForm = (props: { report: ReportEntry }) => {
  const { report } = props;
  const form = createForm(report.params);
  const [format, setFormat] = createSignal<Format>(report.formats[0] ?? 'pdf');
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  const [job, setJob] = createSignal<string>();
  const [scheduling, setScheduling] = createSignal(false);

  /** What is asked now, or nothing while a parameter cannot be read. */
  const ask = (): ReportAsk | undefined => {
    const { values, faults } = readParams(report.params, form.raw);
    return Object.keys(faults).length
      ? undefined
      : { informe: report.name, formato: format(), parametros: values };
  };
  const sound = (): ReportAsk | undefined => {
    form.setFaults(readParams(report.params, form.raw).faults);
    const asked = ask();
    if (!asked) form.focusFirstFault();
    return asked;
  };
  const start = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const asked = sound();
    if (!asked) return;
    setBusy(true);
    setProblem(undefined);
    setJob(undefined);
    try {
      setJob((await startReport(asked)).id);
    } catch (thrown) {
      const found = toProblem(thrown);
      setProblem(found);
      form.setFaults(faultsOf(found));
    } finally {
      setBusy(false);
    }
  };

  return (
    <section id="informe" class="min-w-0 space-y-4" aria-labelledby="informe-titulo">
      <form class="sheet" ref={form.element} onSubmit={start} noValidate>
        <header class="border-b border-line px-5 py-4">
          <h2 id="informe-titulo" class="text-lg">
            {report.label}
          </h2>
          <p class="text-sm text-dim">{report.about}</p>
        </header>
        <div class="space-y-5 px-5 py-4">
          <Show when={problem()}>
            {(found) => (
              <Notice tone="bad" role="alert">
                {found().message}
              </Notice>
            )}
          </Show>
          <Show when={report.params.length}>
            <div class="grid gap-x-6 gap-y-4 md:grid-cols-2">
              <For each={report.params}>{(field) => <FieldRow field={field} form={form} refs={{}} />}</For>
            </div>
          </Show>
          <Segmented
            label="Formato"
            options={report.formats.map((one) => [one, formatNames[one]] as const)}
            value={format()}
            onChoose={setFormat}
          />
          <Contents ask={ask()} />
        </div>
        <div class="flex flex-wrap gap-2 border-t border-line bg-sunken px-5 py-3">
          <button type="submit" class="btn btn-primary" disabled={busy()}>
            <Icon name="informe" class="size-4" />
            Hacer el informe
          </button>
          <button type="button" class="btn" onClick={() => sound() && setScheduling(true)}>
            <Icon name="clock" class="size-4" />
            Programar el envío
          </button>
        </div>
      </form>
      <Show when={job()} keyed>
        {(id) => <JobPanel id={id} onUndone={() => setJob(undefined)} />}
      </Show>
      <Suspense>
        <Show when={scheduling() && ask()}>
          {(asked) => <ScheduleDialog report={report} ask={asked()} onClose={() => setScheduling(false)} />}
        </Show>
      </Suspense>
    </section>
  );
};
