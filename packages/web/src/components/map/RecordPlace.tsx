import { Show } from 'solid-js';
import { fetchCommunes, locate } from '../../lib/api/map.ts';
import { createLoad } from '../../state/load.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Place } from './ol/place-map.ts';
import { PlaceMapFrame } from './PlaceMapFrame.tsx';

/** Where a record is, with a warning when it seems misplaced. */
export default function RecordPlace(props: {
  readonly module: string;
  readonly place: Place;
  readonly communes: readonly string[];
}) {
  const communes = createLoad(() => true, fetchCommunes);
  const checked = createLoad(
    () => ({ x: props.place.lon, y: props.place.lat, srid: 4326, comunas: props.communes }),
    locate,
  );
  return (
    <section class="no-print mt-4 space-y-2" aria-label="Ubicación en el mapa">
      <Show
        when={communes.data() ?? communes.problem()}
        fallback={<div class="sheet h-72" aria-busy="true" />}
      >
        <PlaceMapFrame
          label="Mapa con el lugar del registro"
          place={props.place}
          communes={communes.data() ?? []}
        />
      </Show>
      <Show when={checked.data()?.warning}>
        {(warning) => (
          <p class="notice" data-tone="warn">
            <Icon name="alert" />
            {warning()}
          </p>
        )}
      </Show>
      <p class="text-sm text-dim">
        <Show when={checked.data()?.within[0]}>{(commune) => <>Dentro de {commune().name}. </>}</Show>
        <a href={`/mapa?modulo=${props.module}`}>Ver todo en el mapa</a>
      </p>
    </section>
  );
}
