import { For, Show } from 'solid-js';
import { listRecords } from '../../lib/api/records.ts';
import { formatAgo } from '../../lib/format/date.ts';
import { formatCount, formatInteger } from '../../lib/format/number.ts';
import { importState } from '../../lib/imports/state.ts';
import { recordHref } from '../../lib/place.ts';
import type { RecordRow } from '../../lib/record.ts';
import { createLoad } from '../../state/load.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';

const asked = 'orden=-creadoEn&limite=5&columnas=nombre,modulo,total,retenidas,creadoEn';

const Item = (props: { row: RecordRow }) => {
  const held = () => Number(props.row.retenidas ?? 0);
  return (
    <li>
      <a
        class="block px-5 py-2.5 text-ink no-underline hover:bg-hover"
        href={recordHref('importacion', props.row.id)}
      >
        <span class="flex items-center gap-3">
          <span class="min-w-0 grow truncate">{String(props.row.nombre ?? props.row.codigo)}</span>
          <Pill {...importState(props.row.estado)} />
        </span>
        <span class="text-sm text-dim">
          {formatInteger(Number(props.row.total ?? 0))} filas
          <Show when={held()}> · {formatCount(held(), 'por decidir', 'por decidir')}</Show>
          {typeof props.row.creadoEn === 'string' && ` · ${formatAgo(props.row.creadoEn, new Date())}`}
        </span>
      </a>
    </li>
  );
};

/** Sheets brought in lately. */
export const RecentImports = () => {
  const found = createLoad(
    () => asked,
    (query, signal) => listRecords('importacion', query, signal),
  );
  return (
    <section class="sheet" aria-busy={found.busy()}>
      <h2 class="flex items-baseline gap-2 border-b border-line px-5 py-3 text-lg">
        <span class="grow">Importaciones recientes</span>
        <a class="text-sm font-normal" href="/importaciones">
          Importar
        </a>
      </h2>
      <Show
        when={found.data()}
        fallback={
          <Show when={found.problem()} fallback={<div class="h-48" />}>
            {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
          </Show>
        }
      >
        {(page) => (
          <Show
            when={page().data.length}
            fallback={
              <EmptyState icon="importar" title="Todavía no se cargan planillas">
                <a class="btn mt-3" href="/importaciones">
                  Importar una planilla
                </a>
              </EmptyState>
            }
          >
            <ul class="divide-y divide-line">
              <For each={page().data}>{(row) => <Item row={row} />}</For>
            </ul>
          </Show>
        )}
      </Show>
    </section>
  );
};
