import { For, Show } from 'solid-js';
import { listRecords } from '../../lib/api/records.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { formatInteger } from '../../lib/format/number.ts';
import { importState } from '../../lib/imports/state.ts';
import { recordHref } from '../../lib/place.ts';
import type { RecordRow } from '../../lib/record.ts';
import { createLoad } from '../../state/load.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';

const asked = 'orden=-creadoEn&limite=25&columnas=nombre,total,retenidas,errores,creadoEn,creadoPor';

const Row = (props: { row: RecordRow }) => (
  <tr>
    <td>
      <a href={recordHref('importacion', props.row.id)} class="font-medium no-underline hover:underline">
        {String(props.row.nombre ?? props.row.codigo)}
      </a>
      <span class="block text-xs text-dim tabular-nums">
        {props.row.codigo} · {formatInstant(String(props.row.creadoEn ?? ''))}
      </span>
    </td>
    <td>
      <Pill {...importState(props.row.estado)} />
    </td>
    <td class="figure">{formatInteger(Number(props.row.total ?? 0))}</td>
    <td class="figure">{formatInteger(Number(props.row.retenidas ?? 0))}</td>
  </tr>
);

/** Sheets brought in before, newest first. */
export const PastImports = () => {
  const found = createLoad(
    () => asked,
    (query, signal) => listRecords('importacion', query, signal),
  );
  return (
    <section class="sheet" aria-labelledby="past-title" aria-busy={found.busy()}>
      <h2 id="past-title" class="border-b border-line px-5 py-3 text-lg">
        Anteriores
      </h2>
      <Show
        when={found.data()}
        fallback={
          <Show when={found.problem()} fallback={<div class="h-64" />}>
            {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
          </Show>
        }
      >
        {(page) => (
          <Show
            when={page().data.length}
            fallback={
              <EmptyState icon="importar" title="Todavía no se cargan planillas">
                <p>La primera que importe quedará aquí con su resultado.</p>
              </EmptyState>
            }
          >
            <div class="relative overflow-x-auto px-2">
              <table class="plain-table">
                <caption class="sr-only">Importaciones anteriores</caption>
                <thead>
                  <tr>
                    <th scope="col">Planilla</th>
                    <th scope="col">Estado</th>
                    <th scope="col" class="figure">
                      Filas
                    </th>
                    <th scope="col" class="figure">
                      Por decidir
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={page().data}>{(row) => <Row row={row} />}</For>
                </tbody>
              </table>
            </div>
          </Show>
        )}
      </Show>
    </section>
  );
};
