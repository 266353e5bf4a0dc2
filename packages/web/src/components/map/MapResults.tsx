import { createMemo, For, lazy, Show, Suspense } from 'solid-js';
import type { Chosen } from '../../lib/api/map.ts';
import { pickFields, stateOf } from '../../lib/descriptor.ts';
import { formatCount, formatMoney } from '../../lib/format/number.ts';
import { ProblemNotice } from '../ui/Notice.tsx';
import { StatePill } from '../ui/Pill.tsx';
import type { PanelProps } from './MapPanel.tsx';

const MapPreview = lazy(() => import('./MapPreview.tsx'));
const MapUnder = lazy(() => import('./MapUnder.tsx'));

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
  const where = () => {
    const touched = model.touching();
    if (touched) return `en «${touched.name}»`;
    return model.area() ? 'en el área' : 'a la vista';
  };
  const linkText = ({ meta }: Chosen): string => {
    if (model.area()) return 'Ver en la lista el rectángulo que lo rodea';
    return meta.next ? `Ver las ${meta.resumen.total} en la lista` : 'Ver en la lista';
  };
  const listHref = () => {
    const place = model.schema().place;
    const bounds = model.area() ? answer()?.meta.resumen.bounds : model.view();
    const box = place && bounds ? `${place}.bbox=${bounds.map((side) => side.toFixed(5)).join(',')}` : '';
    return `/${model.schema().name}?${[model.filters(), box].filter(Boolean).join('&')}`;
  };
  return (
    <>
      <Suspense>
        <Show when={props.picked} keyed>
          {(id) => <MapPreview {...props} id={id} />}
        </Show>
        <Show when={props.under.length}>
          <MapUnder {...props} />
        </Show>
      </Suspense>
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
              {where()}
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
              <a href={listHref()}>{linkText(page())}</a>
            </p>
          </>
        )}
      </Show>
    </>
  );
};
