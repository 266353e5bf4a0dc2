import { createSignal, Show } from 'solid-js';
import { shapeText, valueOfText } from '../../lib/form/shape-text.ts';
import { isKeptShape, type Shape, shapeIn, shapeOfFile } from '../../lib/map/shape.ts';
import { ShapeCorners } from '../map/ShapeCorners.tsx';
import { ShapeFrame } from '../map/ShapeFrame.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { ControlProps } from './FieldControl.tsx';

/** Where a new shape written by hand begins: a triangle of some two hundred metres around a place. */
const seedOf = (lon: number, lat: number): Shape => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon - 0.001, lat - 0.001],
      [lon + 0.001, lat - 0.001],
      [lon, lat + 0.001],
      [lon - 0.001, lat - 0.001],
    ],
  ],
});

const chillan = seedOf(-72.1034, -36.6066);

/** The line or the contour of a record: drawn on the map, by its corners, or from a file. */
export default function ShapeControl(props: ControlProps) {
  const [fault, setFault] = createSignal('');
  let file: HTMLInputElement | undefined;
  const value = () => valueOfText(String(props.value ?? ''));
  const shape = () => shapeIn(value());
  const put = (next: Shape | undefined): void => {
    setFault('');
    props.onChange(next ? shapeText({ type: next.type, coordinates: next.coordinates }) : '');
  };
  const load = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    const read = shapeOfFile(await chosen.text());
    if ('shape' in read) put(read.shape);
    else setFault(read.fault);
  };
  return (
    <fieldset class="min-w-0 space-y-2" aria-labelledby={`${props.id}-label`}>
      <Show
        when={!isKeptShape(value())}
        fallback={
          <p class="notice">Es un trazado extenso, guardado como archivo. Para cambiarlo, cargue otro.</p>
        }
      >
        <ShapeFrame label={`Mapa para dibujar: ${props.field.label}`} shape={shape()} onShape={put} />
        <Show when={shape()}>{(there) => <ShapeCorners shape={there()} onShape={put} />}</Show>
      </Show>
      <div class="flex flex-wrap gap-2">
        <Show when={!props.value}>
          <button type="button" class="btn btn-sm" onClick={() => put(chillan)}>
            Escribir los vértices
          </button>
        </Show>
        <button type="button" class="btn btn-sm" onClick={() => file?.click()}>
          <Icon name="file" class="size-4" />
          Cargar GeoJSON
        </button>
        <Show when={props.value}>
          <button type="button" class="btn btn-sm" onClick={() => put(undefined)}>
            <Icon name="close" class="size-4" />
            Quitar
          </button>
        </Show>
      </div>
      <input
        ref={file}
        id={props.id}
        type="file"
        class="sr-only"
        tabindex={-1}
        accept=".geojson,.json,application/geo+json"
        aria-label={`Archivo GeoJSON: ${props.field.label}`}
        onChange={(event) => load(event.currentTarget.files?.[0])}
      />
      <p class="fault empty:hidden" role="alert">
        {fault()}
      </p>
    </fieldset>
  );
}
