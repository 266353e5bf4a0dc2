import { createMemo, createSignal, For, Show } from 'solid-js';
import { type Commune, fetchCommunes, locate } from '../../lib/api/map.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { createLoad } from '../../state/load.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Place } from './ol/place-map.ts';
import { PlaceMapFrame } from './PlaceMapFrame.tsx';

interface PlaceHelpProps {
  readonly place: Place | undefined;
  /** Ids of the communes the record says it is in. */
  readonly communes: readonly string[];
  readonly onPlace: (place: Place) => void;
}

const systems: readonly (readonly [srid: number, label: string])[] = [
  [4326, 'Grados (longitud, latitud)'],
  [32718, 'WGS 84 / UTM 18 sur (este, norte)'],
  [32719, 'WGS 84 / UTM 19 sur (este, norte)'],
  [5362, 'SIRGAS-Chile / UTM 18 sur'],
  [5361, 'SIRGAS-Chile / UTM 19 sur'],
  [24878, 'PSAD56 / UTM 18 sur'],
  [24879, 'PSAD56 / UTM 19 sur'],
];

const numberIn = (text: string): number => Number(text.trim().replace(/\s/g, '').replace(',', '.'));

/** Ways to give a record its place: on the map, by a commune, or by coordinates in the usual systems. */
export default function PlaceHelp(props: PlaceHelpProps) {
  const [srid, setSrid] = createSignal(4326);
  const [fault, setFault] = createSignal('');
  let x: HTMLInputElement | undefined;
  let y: HTMLInputElement | undefined;
  const communes = createLoad(() => true, fetchCommunes);
  const declared = createMemo((): readonly Commune[] => {
    const all = communes.data() ?? [];
    const named = all.filter(({ id }) => props.communes.includes(id));
    return named.length ? named : all;
  });
  const checked = createLoad(
    () => props.place && { x: props.place.lon, y: props.place.lat, srid: 4326, comunas: props.communes },
    locate,
  );
  const byCoordinates = async (): Promise<void> => {
    setFault('');
    const [east, north] = [numberIn(x?.value ?? ''), numberIn(y?.value ?? '')];
    if (!Number.isFinite(east) || !Number.isFinite(north)) {
      setFault('Escriba los dos números, con coma o punto para los decimales.');
      return;
    }
    try {
      const { lon, lat } = await locate({ x: east, y: north, srid: srid(), comunas: props.communes });
      props.onPlace({ lon, lat });
    } catch (thrown) {
      setFault(toProblem(thrown).message);
    }
  };
  return (
    <div class="space-y-3">
      <Show
        when={communes.data() ?? communes.problem()}
        fallback={<div class="sheet h-72" aria-busy="true" />}
      >
        <PlaceMapFrame
          label="Mapa para ubicar el registro: presione donde va, o muévalo con las flechas y ponga el punto al centro"
          place={props.place}
          communes={declared()}
          onPlace={props.onPlace}
        />
      </Show>
      <Show when={props.place && checked.data()?.warning}>
        {(warning) => (
          <p class="notice" data-tone="warn" role="status">
            <Icon name="alert" />
            {warning()}
          </p>
        )}
      </Show>
      <div class="flex flex-wrap items-end gap-3">
        <label class="min-w-48">
          <span class="mb-0.5 block text-xs text-dim">Poner en medio de una comuna</span>
          <select
            class="field"
            onChange={(event) => {
              const point = declared().find(({ id }) => id === event.currentTarget.value)?.punto;
              if (point) props.onPlace(point);
            }}
          >
            <option value="">Elija una comuna</option>
            <For each={declared()}>{({ id, name }) => <option value={id}>{name}</option>}</For>
          </select>
        </label>
        <details class="grow">
          <summary class="cursor-pointer py-2 text-sm text-link">Por coordenadas en otro sistema</summary>
          <div class="flex flex-wrap items-end gap-2 pt-1">
            <label>
              <span class="mb-0.5 block text-xs text-dim">Sistema</span>
              <select class="field" onChange={(event) => setSrid(Number(event.currentTarget.value))}>
                <For each={systems}>{([code, label]) => <option value={code}>{label}</option>}</For>
              </select>
            </label>
            <label>
              <span class="mb-0.5 block text-xs text-dim">{srid() === 4326 ? 'Longitud' : 'Este'}</span>
              <input ref={x} class="field figure w-32" inputmode="decimal" autocomplete="off" />
            </label>
            <label>
              <span class="mb-0.5 block text-xs text-dim">{srid() === 4326 ? 'Latitud' : 'Norte'}</span>
              <input ref={y} class="field figure w-32" inputmode="decimal" autocomplete="off" />
            </label>
            <button type="button" class="btn" onClick={byCoordinates}>
              Usar
            </button>
          </div>
          <p class="fault empty:hidden" role="alert">
            {fault()}
          </p>
        </details>
      </div>
    </div>
  );
}
