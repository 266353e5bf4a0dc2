import { createEffect, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { fetchImport } from '../../lib/api/imports.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { importState, isRunning } from '../../lib/imports/state.ts';
import type { ImportTarget } from '../../lib/imports/targets.ts';
import { verdictCounts } from '../../lib/imports/verdicts.ts';
import { recordHref } from '../../lib/place.ts';
import { createPolling } from '../../state/polling.ts';
import type { Router } from '../../state/router.ts';
import { Icon } from '../ui/Icon.tsx';
import { Notice, ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';
import { ProgressPanel } from './ProgressPanel.tsx';
import { StepBar } from './StepBar.tsx';

const ColumnsStep = lazy(async () => ({ default: (await import('./ColumnsStep.tsx')).ColumnsStep }));
const TrialView = lazy(async () => ({ default: (await import('./TrialView.tsx')).TrialView }));
const ReportBar = lazy(async () => ({ default: (await import('./ReportBar.tsx')).ReportBar }));

interface ImportViewProps {
  readonly id: string;
  readonly targets: readonly ImportTarget[];
  readonly router: Router;
  readonly onTitle: (title: string) => void;
}

const ended: ReadonlySet<string> = new Set(['TERMINADA', 'DESHECHA', 'DESCARTADA']);

/** One import, at whichever of its steps it is. */
export const ImportView = (props: ImportViewProps) => {
  const found = createPolling(
    () => {
      const { id } = props;
      return (signal) => fetchImport(id, signal);
    },
    (record) => !isRunning(record.estado),
  );
  const title = () => String(found.data()?.nombre ?? found.data()?.codigo ?? '');
  const asked = () => new URLSearchParams(props.router.place().search).get('ver');
  const counts = () => {
    const record = found.data();
    return record ? verdictCounts(record) : [];
  };
  const shown = () =>
    asked() ?? (counts().some(([verdict]) => verdict === 'retenida') ? 'retenida' : 'todas');
  const choose = (name: string): void =>
    props.router.go(`${recordHref('importacion', props.id)}?ver=${name}`, { replace: true });

  createEffect(() => title() && props.onTitle(title()));

  return (
    <>
      <a
        href="/importaciones"
        class="no-print -ml-1 inline-flex items-center gap-1 text-sm text-dim no-underline hover:text-link"
      >
        <Icon name="chevronLeft" class="size-4" />
        Importaciones
      </a>
      <Show
        when={found.data()}
        fallback={
          <Show when={found.problem()} fallback={<div class="sheet mt-4 h-64" aria-busy="true" />}>
            {(problem) => <ProblemNotice main problem={problem()} onRetry={found.ask} />}
          </Show>
        }
      >
        {(record) => (
          <>
            <header class="mt-2">
              <h1 class="text-xl wrap-anywhere">{title()}</h1>
              <p class="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-dim">
                <span class="font-medium text-ink tabular-nums">{record().codigo}</span>
                <Pill tone={importState(record().estado).tone} text={importState(record().estado).text} />
                <span class="tabular-nums">{formatInstant(String(record().creadoEn ?? ''))}</span>
              </p>
              <StepBar current={importState(record().estado).step} />
            </header>
            <Suspense fallback={<div class="sheet mt-5 h-64" aria-busy="true" />}>
              <Switch>
                <Match when={isRunning(record().estado)}>
                  <ProgressPanel record={record()} />
                </Match>
                <Match when={record().estado === 'FALLIDA'}>
                  <div class="mt-5 max-w-2xl">
                    <Notice tone="bad" role="alert">
                      <p class="font-medium">La planilla no se pudo importar</p>
                      <p>
                        {String(record().mensaje ?? 'Revise que sea del tipo elegido e inténtelo de nuevo.')}
                      </p>
                    </Notice>
                  </div>
                </Match>
                <Match when={record().estado === 'POR_CONFIGURAR'}>
                  <ColumnsStep
                    record={record()}
                    sheets={props.targets.find(({ name }) => name === record().modulo)?.sheets ?? []}
                    onStepped={found.ask}
                  />
                </Match>
                <Match when={true}>
                  <Show when={ended.has(record().estado) || record().estado === 'ENSAYADA'}>
                    <ReportBar record={record()} onStepped={found.ask} />
                  </Show>
                  <Show when={record().resultado}>
                    <TrialView record={record()} shown={shown()} onChoose={choose} onStepped={found.ask} />
                  </Show>
                </Match>
              </Switch>
            </Suspense>
          </>
        )}
      </Show>
    </>
  );
};
