import { createEffect, Match, Show, Switch } from 'solid-js';
import { fetchImport } from '../../lib/api/imports.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { formatInteger } from '../../lib/format/number.ts';
import { readReconciliation } from '../../lib/imports/reconcile.ts';
import { importState, isRunning } from '../../lib/imports/state.ts';
import { toVerdict, verdictCounts } from '../../lib/imports/verdicts.ts';
import { recordHref } from '../../lib/place.ts';
import type { RecordRow } from '../../lib/record.ts';
import { createPolling } from '../../state/polling.ts';
import type { Router } from '../../state/router.ts';
import { Icon } from '../ui/Icon.tsx';
import { Notice, ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';
import { HeldRows } from './HeldRows.tsx';
import { Reconciliation } from './Reconciliation.tsx';
import { VerdictChips } from './VerdictChips.tsx';
import { VerdictTable } from './VerdictTable.tsx';

interface ImportViewProps {
  readonly id: string;
  readonly router: Router;
  readonly onTitle: (title: string) => void;
}

/** How far the reading has come, for as long as it lasts. */
const Progress = (props: { record: RecordRow }) => {
  const total = () => Number(props.record.total ?? 0);
  const done = () => Number(props.record.procesadas ?? 0);
  return (
    <div class="sheet mt-5 px-5 py-5" role="status">
      <p class="font-medium">{total() ? 'Leyendo la planilla…' : 'En espera de turno…'}</p>
      <Show
        when={total()}
        fallback={<progress class="progress mt-3" aria-label="Avance de la importación" />}
      >
        <progress class="progress mt-3" max={total()} value={done()} aria-label="Avance de la importación" />
      </Show>
      <p class="mt-2 text-sm text-dim tabular-nums">
        <Show
          when={total()}
          fallback="Puede salir de esta página: el trabajo sigue y el resultado queda guardado."
        >
          {formatInteger(done())} de {formatInteger(total())} filas. Puede salir de esta página: el trabajo
          sigue.
        </Show>
      </p>
    </div>
  );
};

/** One import: its progress, the verdict of every row, the sums, and what a person must decide. */
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
                <Pill {...importState(record().estado)} />
                <span class="tabular-nums">{formatInstant(String(record().creadoEn ?? ''))}</span>
              </p>
            </header>
            <Switch>
              <Match when={isRunning(record().estado)}>
                <Progress record={record()} />
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
              <Match when={true}>
                <VerdictChips record={record()} shown={shown()} onChoose={choose} />
                <Switch
                  fallback={
                    <VerdictTable
                      id={props.id}
                      module={String(record().modulo)}
                      verdict={toVerdict(shown())}
                    />
                  }
                >
                  <Match when={shown() === 'conciliacion'}>
                    <Reconciliation sums={readReconciliation(record().conciliacion)} />
                  </Match>
                  <Match when={shown() === 'retenida'}>
                    <HeldRows id={props.id} module={String(record().modulo)} onDecided={found.ask} />
                  </Match>
                </Switch>
              </Match>
            </Switch>
          </>
        )}
      </Show>
    </>
  );
};
