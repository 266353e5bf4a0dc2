import { createEffect, createSignal, lazy, mergeProps, on, Show, Suspense } from 'solid-js';
import { type Tab, Tabs } from '../ui/Tabs.tsx';
import { MapResults } from './MapResults.tsx';
import type { MapModel, Touching } from './map-model.ts';
import type { MapView } from './ol/map-view.ts';

const MapLegend = lazy(() => import('./MapLegend.tsx'));
const MapExports = lazy(() => import('./MapExports.tsx'));
const MapCommunes = lazy(() => import('./MapCommunes.tsx'));
const MapTouch = lazy(() => import('./MapTouch.tsx'));

/** What every part of the panel is given. */
export interface PanelProps {
  readonly model: MapModel;
  readonly picked: string | undefined;
  readonly onPick: (id: string | undefined) => void;
  readonly view: MapView | undefined;
  /** What lies under the last press on the map, beside records. */
  readonly under: readonly Touching[];
  /** Shows the records again, once what they are asked by was chosen. */
  readonly onChosen: () => void;
}

/** Beside the map: what it says in words, and how it is drawn. */
export const MapPanel = (given: Omit<PanelProps, 'onChosen'>) => {
  const props = mergeProps(given, { onChosen: () => setTab('registros') });
  const [tab, setTab] = createSignal('registros');
  const tabs = (): readonly Tab[] => [
    { name: 'registros', label: props.model.area() ? 'En el área' : 'A la vista' },
    { name: 'toca', label: 'Qué toca' },
    { name: 'dibujo', label: 'Capas' },
    { name: 'comunas', label: 'Comunas' },
  ];
  // What was pressed on the map is told beside its records.
  createEffect(
    on(
      () => [props.picked, props.under],
      () => props.onChosen(),
      { defer: true },
    ),
  );
  return (
    <aside class="map-panel sheet p-4" aria-label="Lo que muestra el mapa">
      <Tabs label="Partes del panel" tabs={tabs()} current={tab()} onChoose={setTab}>
        <div class="pt-4">
          <Show when={tab() === 'registros'}>
            <MapResults {...props} />
          </Show>
          <Suspense fallback={<div class="h-40" aria-busy="true" />}>
            <Show when={tab() === 'dibujo'}>
              <MapLegend {...props} />
            </Show>
            <Show when={tab() === 'toca'}>
              <MapTouch {...props} />
            </Show>
            <Show when={tab() === 'comunas'}>
              <MapCommunes {...props} />
            </Show>
            <Show when={tab() === 'dibujo'}>
              <MapExports {...props} />
            </Show>
          </Suspense>
        </div>
      </Tabs>
    </aside>
  );
};
