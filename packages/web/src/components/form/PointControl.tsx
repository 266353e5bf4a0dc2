import { createSignal } from 'solid-js';
import type { RawPoint } from '../../lib/form/raw.ts';
import { Icon } from '../ui/Icon.tsx';
import type { ControlProps } from './FieldControl.tsx';

const isPoint = (value: ControlProps['value']): value is RawPoint =>
  typeof value === 'object' && value !== null && 'lat' in value;

const spelled = (degrees: number): string => degrees.toFixed(6).replace('.', ',');

/** A place by its coordinates, typed, pasted as a pair or taken from the device. */
export const PointControl = (props: ControlProps) => {
  const [fault, setFault] = createSignal('');
  const point = (): RawPoint => (isPoint(props.value) ? props.value : { lat: '', lon: '' });

  /** A pair copied from a map (`-36.6066, -72.1034`) fills both controls. */
  const paste = (event: ClipboardEvent): void => {
    const pair = event.clipboardData?.getData('text').match(/^\s*(-?\d+[.]\d+)\s*[,;]\s*(-?\d+[.]\d+)\s*$/);
    if (!pair?.[1] || !pair[2]) return;
    event.preventDefault();
    props.onChange({ lat: pair[1].replace('.', ','), lon: pair[2].replace('.', ',') });
  };
  const locate = (): void => {
    setFault('');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => props.onChange({ lat: spelled(coords.latitude), lon: spelled(coords.longitude) }),
      () => setFault('El dispositivo no entregó su ubicación. Escríbala o péguela desde un mapa.'),
    );
  };
  const Coordinate = (side: { name: 'lat' | 'lon'; label: string }) => (
    <label class="min-w-0 flex-1">
      <span class="mb-0.5 block text-xs text-dim">{side.label}</span>
      <input
        id={side.name === 'lat' ? props.id : undefined}
        type="text"
        class="field figure"
        inputmode="decimal"
        autocomplete="off"
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        value={point()[side.name]}
        onPaste={paste}
        onInput={(event) => props.onChange({ ...point(), [side.name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <fieldset class="min-w-0" aria-labelledby={`${props.id}-label`}>
      <div class="flex items-end gap-2">
        <Coordinate name="lat" label="Latitud" />
        <Coordinate name="lon" label="Longitud" />
        <button type="button" class="btn" onClick={locate}>
          <Icon name="mapa" class="size-4" />
          <span class="max-sm:sr-only">Usar mi ubicación</span>
        </button>
      </div>
      <p class="fault empty:hidden" role="alert">
        {fault()}
      </p>
    </fieldset>
  );
};
