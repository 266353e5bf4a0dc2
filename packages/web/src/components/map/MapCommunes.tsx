import { createMemo, For, Show } from 'solid-js';
import { download } from '../../lib/export/download.ts';
import { partsTable } from '../../lib/map/parts-table.ts';
import { countMeasure } from '../../lib/map/state.ts';
import { Icon } from '../ui/Icon.tsx';
import { spokenMeasure } from './MapLegend.tsx';
import type { PanelProps } from './MapPanel.tsx';

/** What each commune adds up to, as a table. */
export default function MapCommunes(props: PanelProps) {
  const { model } = props;
  const rows = createMemo(() => model.tinted().toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1)));
  const part = () => (model.map().by === 'comuna' ? 'Comuna' : 'Provincia');
  const measure = (): string => {
    const { measure: chosen, perCapita } = model.map();
    const label = model.schema().fields.find(({ name }) => name === chosen)?.label ?? 'Medida';
    return perCapita ? `${label} por habitante` : label;
  };
  const take = (): void =>
    download(
      new Blob([partsTable([part(), measure()], rows())], { type: 'text/csv' }),
      `${model.schema().name}-por-${model.map().by}.csv`,
    );
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
            <th scope="col">{part()}</th>
            <th scope="col" class="figure">
              Número
            </th>
            <th scope="col" class="figure">
              {measure()}
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
      <button type="button" class="btn btn-sm mt-3" onClick={take}>
        <Icon name="download" class="size-4" />
        Bajar la tabla
      </button>
    </Show>
  );
}
