import { For } from 'solid-js';
import type { PanelProps } from './MapPanel.tsx';

/** What the layers have where the map was pressed, and the way to what it touches. */
export default function MapUnder(props: PanelProps) {
  const { model } = props;
  const layerOf = (id: string) => model.layers.data()?.find((layer) => layer.id === id)?.name ?? '';
  const isChosen = (layer: string, feature: number) =>
    model.touching()?.layer === layer && model.touching()?.feature === feature;
  return (
    <ul class="mb-4 space-y-1.5" aria-label="Lo que hay donde presionó">
      <For each={props.under}>
        {(found) => (
          <li class="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line px-3 py-2 text-sm">
            <span class="min-w-0 grow basis-32">
              <span class="font-medium">{found.name}</span>
              <span class="block text-xs text-dim">{layerOf(found.layer)}</span>
            </span>
            <button
              type="button"
              class="btn btn-sm"
              aria-pressed={isChosen(found.layer, found.feature)}
              onClick={() => model.touch(found)}
            >
              Ver lo que toca
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}
