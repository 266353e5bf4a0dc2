import { createMemo, For, Show } from 'solid-js';
import { countMeasure } from '../../lib/map/state.ts';
import { spokenMeasure } from './MapLegend.tsx';
import type { PanelProps } from './MapPanel.tsx';

/** What each commune adds up to, as a table. */
export default function MapCommunes(props: PanelProps) {
  const { model } = props;
  const rows = createMemo(() => model.tinted().toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1)));
  return (
    <Show
      when={model.map().measure}
      fallback={
        <>
          <p class="text-dim">Elija qué sumar para ver cada comuna, de mayor a menor.</p>
          <button type="button" class="btn mt-3" onClick={() => model.go({ map: { measure: countMeasure } })}>
            Contar {model.schema().label.many.toLowerCase()} por comuna
          </button>
        </>
      }
    >
      <table class="plain-table w-full text-sm">
        <caption class="sr-only">
          {model.schema().label.many} por {model.map().by}
        </caption>
        <thead>
          <tr>
            <th scope="col">{model.map().by === 'comuna' ? 'Comuna' : 'Provincia'}</th>
            <th scope="col" class="figure">
              Número
            </th>
            <th scope="col" class="figure">
              Medida
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr>
                <th scope="row" class="font-normal">
                  {row.name}
                </th>
                <td class="figure">{row.count}</td>
                <td class="figure">{spokenMeasure(props, row.value)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  );
}
