import { For, Show } from 'solid-js';
import { fetchSchema, listRecords } from '../../lib/api/records.ts';
import { findField } from '../../lib/descriptor.ts';
import { formatAgo } from '../../lib/format/date.ts';
import { formatValue } from '../../lib/format/value.ts';
import { formatTotal } from '../../lib/list/page.ts';
import { recordHref } from '../../lib/place.ts';
import { fieldValue } from '../../lib/record.ts';
import { createLoad } from '../../state/load.ts';
import { moduleIcon } from '../ui/Icon.tsx';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { StatePill } from '../ui/Pill.tsx';
import type { HomeModule } from './HomeApp.tsx';

const shown = 8;

/** The records of one module the person answers for, those left alone longest first. */
export const MyRecords = (props: { module: HomeModule; filter: string }) => {
  const found = createLoad(
    () => props.module.name,
    async (name, signal) => {
      const schema = await fetchSchema(name);
      const asked = `filtro=${props.filter}&orden=actualizadoEn&limite=${shown}&columnas=${schema.title},actualizadoEn`;
      return { schema, page: await listRecords(name, asked, signal) };
    },
  );
  const now = new Date();

  return (
    <section class="sheet" aria-busy={found.busy()}>
      <h2 class="flex items-baseline gap-2 border-b border-line px-5 py-3 text-lg">
        <span class="grow">{props.module.mine}</span>
        <Show when={found.data()?.page.data.length}>
          <a class="text-sm font-normal" href={`/${props.module.name}?filtro=${props.filter}`}>
            Ver las {formatTotal(found.data()?.page.meta ?? { total: 0, totalExact: true })}
          </a>
        </Show>
      </h2>
      <Show
        when={found.data()}
        fallback={
          <Show when={found.problem()} fallback={<div class="h-64" />}>
            {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
          </Show>
        }
      >
        {(answer) => (
          <Show
            when={answer().page.data.length}
            fallback={
              <EmptyState icon={moduleIcon(props.module.icon)} title="Nada a su cargo por ahora">
                <p>Cuando le asignen un registro aparecerá aquí.</p>
              </EmptyState>
            }
          >
            <ul class="divide-y divide-line">
              <For each={answer().page.data}>
                {(row) => {
                  const title = findField(answer().schema, answer().schema.title);
                  return (
                    <li>
                      <a
                        class="grid grid-cols-[minmax(0,1fr)] items-center gap-x-4 gap-y-1.5 px-5 py-2.5 text-ink no-underline hover:bg-hover sm:grid-cols-[minmax(0,1fr)_minmax(0,12rem)_6.5rem]"
                        href={recordHref(props.module.name, row.id)}
                      >
                        <span class="min-w-0">
                          <span class="line-clamp-1">
                            {title ? formatValue(title, fieldValue(row, title)) : row.codigo}
                          </span>
                          <span class="text-sm text-dim tabular-nums">{row.codigo}</span>
                        </span>
                        <span class="min-w-0">
                          <StatePill schema={answer().schema} state={row.estado} />
                        </span>
                        <span class="text-right text-sm text-dim max-sm:hidden">
                          {typeof row.actualizadoEn === 'string' && formatAgo(row.actualizadoEn, now)}
                        </span>
                      </a>
                    </li>
                  );
                }}
              </For>
            </ul>
          </Show>
        )}
      </Show>
    </section>
  );
};
