import { createMemo, For, Show } from 'solid-js';
import { getRecord } from '../../lib/api/records.ts';
import { pickFields, stateOf } from '../../lib/descriptor.ts';
import { formatCount, formatMoney } from '../../lib/format/number.ts';
import { recordHref } from '../../lib/place.ts';
import { fieldValue } from '../../lib/record.ts';
import { createLoad } from '../../state/load.ts';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { StatePill } from '../ui/Pill.tsx';
import { Value } from '../ui/Value.tsx';
import type { PanelProps } from './MapPanel.tsx';

/** The record chosen on the map, at a glance. */
const Preview = (props: PanelProps & { readonly id: string }) => {
  const schema = () => props.model.schema();
  const record = createLoad(
    () => props.id,
    (id, signal) => getRecord(schema().name, id, signal),
  );
  const fields = () =>
    pickFields(schema(), schema().list.columns)
      .filter(({ name }) => !['codigo', 'estado', schema().title, 'actualizadoEn'].includes(name))
      .slice(0, 5);
  return (
    <section class="mb-4 rounded-md border border-link p-3" aria-label="Registro elegido" aria-live="polite">
      <Show
        when={record.data()}
        fallback={<p class="text-dim">{record.problem()?.message ?? 'Cargando…'}</p>}
      >
        {(answer) => (
          <>
            <div class="flex items-start gap-2">
              <p class="grow font-medium">{String(answer().data[schema().title] ?? answer().data.codigo)}</p>
              <button
                type="button"
                class="btn btn-quiet btn-icon btn-sm -mt-1 -mr-1"
                aria-label="Cerrar la vista previa"
                onClick={() => props.onPick(undefined)}
              >
                <Icon name="close" />
              </button>
            </div>
            <p class="mt-1 flex flex-wrap items-center gap-2 text-sm">
              <span class="tabular-nums">{answer().data.codigo}</span>
              <StatePill schema={schema()} state={answer().data.estado} />
            </p>
            <dl class="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-sm">
              <For each={fields()}>
                {(field) => (
                  <>
                    <dt class="text-dim">{field.label}</dt>
                    <dd class="min-w-0 truncate">
                      <Value
                        field={field}
                        value={fieldValue(answer().data, field)}
                        refs={answer().meta.refs}
                      />
                    </dd>
                  </>
                )}
              </For>
            </dl>
            <a class="btn btn-primary btn-sm mt-3" href={recordHref(schema().name, answer().data.id)}>
              Abrir la ficha
            </a>
          </>
        )}
      </Show>
    </section>
  );
};

/** The records in sight, or in the area drawn, as a list: what the map shows, for whoever does not see it. */
export const MapResults = (props: PanelProps) => {
  const { model } = props;
  const answer = () => model.chosen.data();
  const figures = createMemo(() => {
    const sums = answer()?.meta.resumen.sums ?? {};
    return pickFields(model.schema(), Object.keys(sums))
      .map((field) => ({ label: field.label, sum: sums[field.name] ?? 0 }))
      .filter(({ sum }) => sum > 0)
      .slice(0, 3);
  });
  const states = () => Object.entries(answer()?.meta.resumen.states ?? {}).toSorted(([, a], [, b]) => b - a);
  const listHref = () => {
    const place = model.schema().place;
    const bounds = model.area() ? answer()?.meta.resumen.bounds : model.view();
    const box = place && bounds ? `${place}.bbox=${bounds.map((side) => side.toFixed(5)).join(',')}` : '';
    return `/${model.schema().name}?${[model.filters(), box].filter(Boolean).join('&')}`;
  };
  return (
    <>
      <Show when={props.picked} keyed>
        {(id) => <Preview {...props} id={id} />}
      </Show>
      <Show when={model.chosen.problem()}>
        {(problem) => <ProblemNotice problem={problem()} onRetry={model.chosen.reload} />}
      </Show>
      <Show
        when={answer()}
        fallback={<div class="h-40" aria-busy={model.chosen.problem() ? undefined : 'true'} />}
      >
        {(page) => (
          <>
            <p class="text-lg" role="status">
              <strong>
                {formatCount(
                  page().meta.resumen.total,
                  model.schema().label.one.toLowerCase(),
                  model.schema().label.many.toLowerCase(),
                )}
              </strong>{' '}
              {model.area() ? 'en el área' : 'a la vista'}
            </p>
            <dl class="mt-1 text-sm">
              <For each={figures()}>
                {({ label, sum }) => (
                  <div class="flex justify-between gap-3">
                    <dt class="text-dim">{label}</dt>
                    <dd class="tabular-nums">{formatMoney(sum)}</dd>
                  </div>
                )}
              </For>
            </dl>
            <details class="mt-2 text-sm">
              <summary class="cursor-pointer py-1 text-link">Por estado</summary>
              <ul class="mt-1">
                <For each={states()}>
                  {([state, count]) => (
                    <li class="flex justify-between gap-3">
                      <span>{stateOf(model.schema(), state).label}</span>
                      <span class="tabular-nums">{count}</span>
                    </li>
                  )}
                </For>
              </ul>
            </details>
            <ul class="mt-3 divide-y divide-line border-y border-line">
              <For each={page().data}>
                {(row) => (
                  <li>
                    <button
                      type="button"
                      class="w-full py-2 text-left hover:bg-hover"
                      aria-pressed={row.id === props.picked}
                      onClick={() => props.onPick(row.id)}
                    >
                      <span class="line-clamp-2">{String(row[model.schema().title] ?? row.codigo)}</span>
                      <span class="mt-0.5 flex items-center gap-2 text-xs text-dim">
                        <span class="tabular-nums">{row.codigo}</span>
                        <StatePill schema={model.schema()} state={row.estado} />
                      </span>
                    </button>
                  </li>
                )}
              </For>
            </ul>
            <p class="mt-3 text-sm">
              <a href={listHref()}>
                {page().meta.next ? `Ver las ${page().meta.resumen.total} en la lista` : 'Ver en la lista'}
              </a>
            </p>
          </>
        )}
      </Show>
    </>
  );
};
