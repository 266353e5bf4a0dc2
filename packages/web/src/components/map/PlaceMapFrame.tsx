import { createEffect, on, onCleanup, onMount, Show } from 'solid-js';
import { type Commune, fetchLayers } from '../../lib/api/map.ts';
import { background } from '../../lib/map/background.ts';
import { coloredLayers } from '../../lib/map/colors.ts';
import type { Place, PlaceMap } from './ol/place-map.ts';

interface PlaceMapFrameProps {
  readonly label: string;
  readonly place: Place | undefined;
  readonly communes: readonly Commune[];
  /** Lets the person put the point; without it the map only shows. */
  readonly onPlace?: (place: Place) => void;
}

/** Room around the communes of the institution, in degrees. */
const room = 0.3;

/** A small map with the place of one record. */
export const PlaceMapFrame = (props: PlaceMapFrameProps) => {
  let element: HTMLDivElement | undefined;
  let map: PlaceMap | undefined;
  /** Whether the last change came from a press on the map itself, which is already in sight. */
  let pressed = false;

  onMount(async () => {
    const [{ createPlaceMap }, layers] = await Promise.all([
      import('./ol/place-map.ts'),
      fetchLayers().then(coloredLayers, () => []),
    ]);
    if (!element) return;
    const onPlace = props.onPlace;
    map = createPlaceMap(
      element,
      layers,
      onPlace &&
        ((place) => {
          pressed = true;
          onPlace(place);
        }),
    );
    const points = props.communes.flatMap(({ punto }) => punto ?? []);
    if (points.length) {
      const [lons, lats] = [points.map(({ lon }) => lon), points.map(({ lat }) => lat)];
      map.fit([
        Math.min(...lons) - room,
        Math.min(...lats) - room,
        Math.max(...lons) + room,
        Math.max(...lats) + room,
      ]);
    }
    map.show(props.place, true);
    const observer = new MutationObserver(() => map?.repaint());
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    onCleanup(() => observer.disconnect());
  });
  createEffect(
    on(
      () => props.place,
      (place) => {
        map?.show(place, !pressed);
        pressed = false;
      },
      { defer: true },
    ),
  );
  onCleanup(() => map?.close());

  return (
    <div class="sheet relative h-72 overflow-hidden">
      <div ref={element} class="map-canvas" tabindex={0} role="application" aria-label={props.label} />
      <Show when={background}>{(map) => <p class="map-credit">{map().credit}</p>}</Show>
      <Show when={props.onPlace}>
        {(onPlace) => (
          <div class="map-buttons">
            <button type="button" class="btn btn-sm" onClick={() => map && onPlace()(map.center())}>
              Poner el punto al centro
            </button>
          </div>
        )}
      </Show>
    </div>
  );
};
