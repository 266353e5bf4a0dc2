import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import { fetchCommunes, fetchLayers } from '../../lib/api/map.ts';
import { background } from '../../lib/map/background.ts';
import { coloredLayers } from '../../lib/map/colors.ts';
import type { Shape } from '../../lib/map/shape.ts';
import type { ShapeKind, ShapeMap } from './ol/shape-map.ts';

interface ShapeFrameProps {
  readonly label: string;
  readonly shape: Shape | undefined;
  /** Lets the person draw and change it; without it the map only shows. */
  readonly onShape?: (shape: Shape) => void;
}

/** Room around the communes of the institution, in degrees. */
const room = 0.3;

const kinds: readonly (readonly [ShapeKind, string])[] = [
  ['Polygon', 'Dibujar un polígono'],
  ['LineString', 'Dibujar un trazado'],
];

/** A small map with the shape of one record, which can be drawn and its corners moved. */
export const ShapeFrame = (props: ShapeFrameProps) => {
  const [drawing, setDrawing] = createSignal<ShapeKind>();
  let element: HTMLDivElement | undefined;
  let map: ShapeMap | undefined;
  /** Whether the last change came from the map itself, which shows it already. */
  let ours = false;

  const toTerritory = async (): Promise<void> => {
    const points = (await fetchCommunes().catch(() => [])).flatMap(({ punto }) => punto ?? []);
    if (!points.length || props.shape) return;
    const [lons, lats] = [points.map(({ lon }) => lon), points.map(({ lat }) => lat)];
    map?.fit([
      Math.min(...lons) - room,
      Math.min(...lats) - room,
      Math.max(...lons) + room,
      Math.max(...lats) + room,
    ]);
  };
  const give = (): void => {
    map?.stop();
    setDrawing(undefined);
    map?.show(props.shape, false);
  };
  const draw = (kind: ShapeKind): void => {
    if (drawing() === kind) {
      give();
      return;
    }
    setDrawing(kind);
    map?.draw(kind, () => setDrawing(undefined));
  };
  onMount(async () => {
    const [{ createShapeMap }, layers] = await Promise.all([
      import('./ol/shape-map.ts'),
      fetchLayers().then(coloredLayers, () => []),
    ]);
    if (!element) return;
    const onShape = props.onShape;
    map = createShapeMap(
      element,
      layers,
      onShape &&
        ((shape) => {
          ours = true;
          onShape(shape);
        }),
    );
    map.show(props.shape, true);
    await toTerritory();
  });
  createEffect(
    on(
      () => props.shape,
      (shape) => {
        if (!ours) map?.show(shape, true);
        ours = false;
      },
      { defer: true },
    ),
  );
  const observer = new MutationObserver(() => map?.repaint());
  onMount(() => observer.observe(document.documentElement, { attributeFilter: ['data-theme'] }));
  onCleanup(() => {
    observer.disconnect();
    map?.close();
  });

  return (
    <>
      <div class="sheet relative h-80 overflow-hidden">
        <div ref={element} class="map-canvas" tabindex={0} role="application" aria-label={props.label} />
        <Show when={background}>{(map) => <p class="map-credit">{map().credit}</p>}</Show>
        <Show when={props.onShape}>
          <div class="map-buttons">
            {kinds.map(([kind, label]) => (
              <button
                type="button"
                class="btn btn-sm"
                aria-pressed={drawing() === kind}
                onClick={() => draw(kind)}
              >
                {label}
              </button>
            ))}
          </div>
        </Show>
      </div>
      <Show when={props.onShape}>
        <p class="help" role="status">
          {drawing()
            ? 'Marque los vértices y termine con doble clic; presione otra vez el botón para dejarlo.'
            : props.shape
              ? 'Arrastre un vértice para moverlo, o un lado para agregar otro; con Alt y un clic se quita.'
              : 'Dibuje en el mapa, escriba los vértices o cargue un archivo GeoJSON.'}
        </p>
      </Show>
    </>
  );
};
