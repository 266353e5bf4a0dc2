import { createSignal, Index, Show } from 'solid-js';
import {
  type Corner,
  cornerOf,
  cornersOf,
  fewestCorners,
  type Shape,
  withCorners,
} from '../../lib/map/shape.ts';
import { Icon } from '../ui/Icon.tsx';

interface ShapeCornersProps {
  readonly shape: Shape;
  readonly onShape: (shape: Shape) => void;
}

/** Corners beyond which a table helps nobody. */
const mostListed = 200;

const spelled = (degrees: number): string => degrees.toFixed(6).replace('.', ',');

/** The corners of a shape as a table: what the map does with a pointer, by keyboard. */
export const ShapeCorners = (props: ShapeCornersProps) => {
  const [fault, setFault] = createSignal('');
  const corners = (): readonly Corner[] | undefined => cornersOf(props.shape);
  const put = (next: readonly Corner[]): void => {
    setFault('');
    props.onShape(withCorners(props.shape, next));
  };
  const change = (at: number, lat: string, lon: string): void => {
    const corner = cornerOf(lat, lon);
    if (corner) put((corners() ?? []).with(at, corner));
    else
      setFault(`Vértice ${at + 1}: escriba latitud y longitud en grados, por ejemplo −36,6066 y −72,1034.`);
  };
  const add = (): void => {
    const all = corners() ?? [];
    const [last = [0, 0], before = last] = [all.at(-1), all.at(-2)];
    put([...all, [last[0] + (last[0] - before[0]) / 2, last[1] + (last[1] - before[1]) / 2]]);
  };
  return (
    <Show
      when={(corners()?.length ?? mostListed + 1) <= mostListed && corners()}
      fallback={
        <p class="help">Tiene varias partes o muchos vértices: cámbielo en el mapa o con un archivo.</p>
      }
    >
      {(listed) => (
        <details>
          <summary class="cursor-pointer py-2 text-sm text-link">Vértices ({listed().length})</summary>
          <div class="max-h-80 overflow-auto">
            <table class="plain-table">
              <thead>
                <tr>
                  <th scope="col">N.º</th>
                  <th scope="col">Latitud</th>
                  <th scope="col">Longitud</th>
                  <th scope="col">
                    <span class="sr-only">Quitar</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                <Index each={listed()}>
                  {(corner, at) => (
                    <tr>
                      <th scope="row" class="max-sm:px-1">
                        {at + 1}
                      </th>
                      <td class="max-sm:px-1">
                        <input
                          class="field figure w-32 max-sm:w-24 max-sm:px-1.5 max-sm:text-sm"
                          inputmode="decimal"
                          aria-label={`Latitud del vértice ${at + 1}`}
                          value={spelled(corner()[1])}
                          onChange={(event) => change(at, event.currentTarget.value, spelled(corner()[0]))}
                        />
                      </td>
                      <td class="max-sm:px-1">
                        <input
                          class="field figure w-32 max-sm:w-24 max-sm:px-1.5 max-sm:text-sm"
                          inputmode="decimal"
                          aria-label={`Longitud del vértice ${at + 1}`}
                          value={spelled(corner()[0])}
                          onChange={(event) => change(at, spelled(corner()[1]), event.currentTarget.value)}
                        />
                      </td>
                      <td class="max-sm:px-1">
                        <button
                          type="button"
                          class="btn btn-icon btn-sm"
                          aria-label={`Quitar el vértice ${at + 1}`}
                          disabled={listed().length <= fewestCorners(props.shape)}
                          onClick={() => put(listed().toSpliced(at, 1))}
                        >
                          <Icon name="close" />
                        </button>
                      </td>
                    </tr>
                  )}
                </Index>
              </tbody>
            </table>
          </div>
          <button type="button" class="btn btn-sm mt-2" onClick={add}>
            Agregar un vértice
          </button>
          <p class="fault empty:hidden" role="alert">
            {fault()}
          </p>
        </details>
      )}
    </Show>
  );
};
