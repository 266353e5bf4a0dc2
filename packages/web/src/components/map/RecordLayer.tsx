import { createEffect, createSignal, onCleanup, onMount, Show } from 'solid-js';
import { fetchLayers } from '../../lib/api/map.ts';
import { background } from '../../lib/map/background.ts';
import { coloredLayers } from '../../lib/map/colors.ts';
import { createLoad } from '../../state/load.ts';
import type { MapView } from './ol/map-view.ts';

/** A layer as the map draws it, over the boundaries there are. */
export default function RecordLayer(props: { readonly id: string }) {
  const [view, setView] = createSignal<MapView>();
  const layers = createLoad(
    () => props.id,
    async (id, signal) => {
      const all = coloredLayers(await fetchLayers(signal));
      const own = all.find((layer) => layer.id === id);
      return own && { own, shown: all.filter((one) => one.communes || one === own) };
    },
  );
  let element: HTMLDivElement | undefined;

  onMount(async () => {
    const { createMapView } = await import('./ol/map-view.ts');
    if (element) setView(createMapView(element));
  });
  createEffect(() => {
    const drawn = layers.data();
    view()?.showLayers(drawn?.shown ?? [], () => undefined);
    if (drawn) view()?.fit(drawn.own.bounds);
  });
  const observer = new MutationObserver(() => view()?.repaint([], () => undefined));
  onMount(() => observer.observe(document.documentElement, { attributeFilter: ['data-theme'] }));
  onCleanup(() => {
    observer.disconnect();
    view()?.close();
  });

  return (
    <section class="no-print mt-4 space-y-2" aria-label="La capa en el mapa">
      <div class="sheet relative h-72 overflow-hidden">
        <div
          ref={element}
          class="map-canvas"
          tabindex={0}
          role="application"
          aria-label="Mapa con la capa: muévalo con las flechas y acérquelo con más y menos"
        />
        <Show when={background}>{(map) => <p class="map-credit">{map().credit}</p>}</Show>
      </div>
      <p class="text-sm">
        <a
          href={`/mapa?capas=${
            layers
              .data()
              ?.shown.map(({ id }) => id)
              .join(',') ?? props.id
          }`}
        >
          Ver en el mapa
        </a>
      </p>
    </section>
  );
}
