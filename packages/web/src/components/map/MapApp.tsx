import type { ModuleDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createEffect, createMemo, createSignal, For, lazy, onMount, Show, Suspense } from 'solid-js';
import { change, cleared, isNarrowed, withFilter } from '../../lib/list/state.ts';
import { askedModule } from '../../lib/map/state.ts';
import { watchWidth } from '../../state/narrow.ts';
import { createRouter } from '../../state/router.ts';
import { menuModule } from '../../state/session.ts';
import { FilterBar } from '../filter/FilterBar.tsx';
import { MapPanel } from './MapPanel.tsx';
import { createMapModel, type Touching } from './map-model.ts';
import type { Bounds, MapView } from './ol/map-view.ts';

const ActiveFilters = lazy(() => import('../filter/ActiveFilters.tsx'));
const MapCanvas = lazy(() => import('./MapCanvas.tsx'));

const base = '/mapa';
/** Before the list follows the map, it has to stand still. */
const pause = 350;

interface MapAppProps {
  /** Modules whose records have a place. */
  readonly modules: readonly ModuleDescriptor[];
}

type MapRouter = ReturnType<typeof createRouter>;

const ModuleMap = (props: { readonly descriptor: ModuleDescriptor; readonly router: MapRouter }) => {
  const model = createMapModel(props);
  const [picked, setPicked] = createSignal<string>();
  const [under, setUnder] = createSignal<readonly Touching[]>([]);
  const [view, setMapView] = createSignal<MapView>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const follow = (bounds: Bounds): void => {
    clearTimeout(timer);
    timer = setTimeout(() => model.setView(bounds), pause);
  };
  /** Where it all lies, once known; later filters leave the person where they are looking. */
  const first = createMemo<Bounds | undefined>((before) => before ?? model.whole.data()?.bounds ?? undefined);
  const label = () =>
    `Mapa de ${model.schema().label.many.toLowerCase()}: muévalo con las flechas y acérquelo con más y menos; la lista de al lado muestra lo mismo`;

  return (
    <>
      <FilterBar
        schema={model.schema()}
        state={model.list()}
        refs={model.refs()}
        onFilter={(name, value) => model.go({ list: withFilter(model.list(), name, value) })}
        onClear={() => model.go({ list: cleared(model.list()) })}
        onSearch={(q) => q !== model.list().q && model.go({ list: change(model.list(), { q }) })}
      />
      <Show when={isNarrowed(model.list())}>
        <Suspense>
          <ActiveFilters
            schema={model.schema()}
            state={model.list()}
            refs={model.refs()}
            onFilter={(name, value) => model.go({ list: withFilter(model.list(), name, value) })}
            onClear={() => model.go({ list: cleared(model.list()) })}
          />
        </Suspense>
      </Show>
      <div class="map-frame">
        <section class="map-view sheet" aria-label="Mapa">
          <Show when={model.ready()}>
            <Suspense fallback={<div class="map-canvas" aria-busy="true" />}>
              <MapCanvas
                label={label()}
                records={model.tiles()}
                keys={model.keys()}
                layers={model.shownLayers()}
                tintOf={model.tintOf}
                bubbles={model.bubbles()}
                bounds={first()}
                selected={picked()}
                hasArea={model.area() !== undefined}
                touching={model.touching()}
                onPick={setPicked}
                onUnder={setUnder}
                onMove={follow}
                onArea={model.setArea}
                onReady={setMapView}
              />
            </Suspense>
          </Show>
        </section>
        <MapPanel model={model} picked={picked()} onPick={setPicked} view={view()} under={under()} />
      </div>
    </>
  );
};

/** The territory: records on the map, what the communes add up to, and what lies inside an area. */
export default function MapApp(props: MapAppProps) {
  const router = createRouter(base, { view: 'list', search: '', address: base }, () => {});
  const open = () => props.modules.filter(({ name }) => menuModule(name));
  const current = createMemo(() =>
    askedModule(open().length ? open() : props.modules, router.place().search),
  );

  onMount(watchWidth);
  createEffect(() => {
    document.title = `Mapa de ${current()?.label.many.toLowerCase() ?? 'registros'} · GORE_OS`;
  });

  return (
    <div class="list-frame">
      <header class="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div class="grow">
          <h1 class="text-xl">Mapa</h1>
          <p class="text-sm text-dim">Dónde está lo que hacemos, cuánto suma y qué toca un área.</p>
        </div>
        <Show when={open().length > 1}>
          <label class="text-sm">
            <span class="label">Ver</span>
            <select
              class="field"
              value={current()?.name}
              onChange={(event) => router.go(`${base}?modulo=${event.currentTarget.value}`)}
            >
              <For each={open()}>{({ name, label }) => <option value={name}>{label.many}</option>}</For>
            </select>
          </label>
        </Show>
      </header>
      <Show
        when={current()}
        keyed
        fallback={<p class="text-dim">Ningún módulo a su alcance tiene un lugar.</p>}
      >
        {(descriptor) => <ModuleMap descriptor={descriptor} router={router} />}
      </Show>
    </div>
  );
}
