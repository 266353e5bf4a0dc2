import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import type { AreaBody } from '../../lib/api/map.ts';
import { background } from '../../lib/map/background.ts';
import type { ColorKey } from '../../lib/map/colors.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Touching } from './map-model.ts';
import type { DrawingKind } from './ol/drawing.ts';
import { type Bounds, createMapView, type DrawnLayer, type MapView } from './ol/map-view.ts';
import type { Bubble, Overlays } from './ol/overlays.ts';

interface MapCanvasProps {
  readonly label: string;
  /** Address of the tiles with the records. */
  readonly records: string;
  readonly keys: readonly ColorKey[];
  readonly layers: readonly DrawnLayer[];
  readonly tintOf: (cut: string | undefined) => string | undefined;
  readonly bubbles: readonly Bubble[];
  /** Where the map goes when it changes. */
  readonly bounds: Bounds | undefined;
  readonly selected: string | undefined;
  readonly hasArea: boolean;
  /** The feature of a layer that is asked about. */
  readonly touching: Touching | undefined;
  readonly onPick: (id: string | undefined) => void;
  /** Told what the layers have where the person pressed. */
  readonly onUnder: (features: readonly Touching[]) => void;
  readonly onMove: (bounds: Bounds) => void;
  readonly onArea: (area: AreaBody | undefined) => void;
  readonly onReady: (view: MapView) => void;
}

/** The map with its buttons; the arrows move it and + and − bring it nearer or farther. */
export default function MapCanvas(props: MapCanvasProps) {
  const [drawing, setDrawing] = createSignal<DrawingKind>();
  let element: HTMLDivElement | undefined;
  let endDrawing = (): void => {};
  let view: MapView | undefined;
  let overlays: Promise<Overlays> | undefined;

  /** What is drawn over the tiles comes when it is first needed. */
  const over = (made: MapView): Promise<Overlays> => {
    overlays ??= import('./ol/overlays.ts').then(({ createOverlays }) => createOverlays(made));
    return overlays;
  };
  const draw = async (kind: DrawingKind): Promise<void> => {
    endDrawing();
    if (!view) return;
    const [{ startDrawing }, drawings] = await Promise.all([import('./ol/drawing.ts'), over(view)]);
    setDrawing(kind);
    endDrawing = startDrawing(view, drawings, kind, (area) => {
      setDrawing(undefined);
      if (area) props.onArea(area);
    });
  };
  const clear = (): void => {
    endDrawing();
    setDrawing(undefined);
    overlays?.then(({ clear: wipe }) => wipe());
    props.onArea(undefined);
  };

  onMount(() => {
    if (!element) return;
    const made = createMapView(element, {
      onPick: props.onPick,
      onMove: props.onMove,
      onUnder: props.onUnder,
    });
    view = made;
    createEffect(() => made.showLayers(props.layers, props.tintOf));
    createEffect(() => made.showRecords(props.records, props.keys));
    createEffect(() => {
      const { bubbles } = props;
      if (bubbles.length || overlays) over(made).then(({ showBubbles }) => showBubbles(bubbles));
    });
    createEffect(() => made.select(props.selected));
    createEffect(() => {
      const { touching } = props;
      made.mark(touching);
      if (!touching) return;
      endDrawing();
      setDrawing(undefined);
      overlays?.then(({ clear: wipe }) => wipe());
      if (touching.bounds) made.fit(touching.bounds);
    });
    createEffect(
      on(
        () => props.bounds,
        (bounds) => bounds && made.fit(bounds),
      ),
    );
    const observer = new MutationObserver(() => {
      made.repaint(props.keys, props.tintOf);
      overlays?.then(({ repaint }) => repaint());
    });
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    onCleanup(() => {
      observer.disconnect();
      endDrawing();
      made.close();
    });
    props.onReady(made);
  });

  return (
    <>
      <div ref={element} class="map-canvas" tabindex={0} role="application" aria-label={props.label} />
      <div class="map-buttons no-print">
        <button type="button" class="btn btn-icon btn-sm" aria-label="Acercar" onClick={() => view?.zoom(1)}>
          <Icon name="plus" />
        </button>
        <button type="button" class="btn btn-icon btn-sm" aria-label="Alejar" onClick={() => view?.zoom(-1)}>
          <span aria-hidden="true">−</span>
        </button>
        <button
          type="button"
          class="btn btn-sm"
          aria-pressed={drawing() === 'Polygon'}
          onClick={() => draw('Polygon')}
        >
          Dibujar un área
        </button>
        <button
          type="button"
          class="btn btn-sm"
          aria-pressed={drawing() === 'Circle'}
          onClick={() => draw('Circle')}
        >
          Alrededor de un punto
        </button>
        <Show when={props.hasArea || drawing()}>
          <button type="button" class="btn btn-sm" onClick={clear}>
            <Icon name="close" class="size-4" />
            Quitar el área
          </button>
        </Show>
      </div>
      <Show when={background}>{(map) => <p class="map-credit">{map().credit}</p>}</Show>
      <p class="map-note empty:hidden" role="status">
        {drawing() === 'Polygon' && 'Marque los vértices y termine con doble clic. Escape lo deja.'}
        {drawing() === 'Circle' && 'Marque el centro y luego el borde. Escape lo deja.'}
      </p>
    </>
  );
}
