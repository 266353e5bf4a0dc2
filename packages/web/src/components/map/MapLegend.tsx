import { For, Show } from 'solid-js';
import { formatInteger, formatMoney, formatNumber } from '../../lib/format/number.ts';
import { byColor } from '../../lib/map/colors.ts';
import { colorFields, countMeasure, measureFields } from '../../lib/map/state.ts';
import type { PanelProps } from './MapPanel.tsx';

/** A value of the measure in words. */
export const spokenMeasure = (props: PanelProps, value: number | undefined): string => {
  if (value === undefined) return 'sin población';
  const { measure, perCapita } = props.model.map();
  const field = props.model.schema().fields.find(({ name }) => name === measure);
  if (field?.kind === 'money') return formatMoney(perCapita ? Math.round(value) : value);
  return perCapita ? formatNumber(Math.round(value * 10_000) / 10_000) : formatInteger(value);
};

const Swatch = (props: { readonly variable: string; readonly square?: boolean }) => (
  <span
    class="swatch"
    data-square={props.square ? '' : undefined}
    ref={(mark) => mark.style.setProperty('background', `var(${props.variable})`)}
    aria-hidden="true"
  />
);

/** How the map is drawn, what its colours mean, and which layers it shows. */
const MapLegend = (props: PanelProps) => {
  const { model } = props;
  const shown = () => model.shownLayers().map(({ id }) => id);
  /** Of the states, those there are: a cycle of life has more than a legend bears. */
  const keys = () => {
    const states = model.whole.data()?.states;
    if (model.map().color !== 'estado' || !states) return model.keys();
    return model.keys().filter(({ value }) => states[value]);
  };
  const toggle = (id: string): void => {
    const layers = shown().includes(id) ? shown().filter((one) => one !== id) : [...shown(), id];
    model.go({ map: { layers } });
  };
  return (
    <div class="space-y-5 text-sm">
      <section>
        <label class="block">
          <span class="label">Colorear los puntos por</span>
          <select
            class="field"
            value={model.map().color}
            onChange={(event) => model.go({ map: { color: event.currentTarget.value } })}
          >
            <option value="estado">Estado</option>
            <For each={colorFields(model.schema())}>
              {({ name, label }) => <option value={name}>{label}</option>}
            </For>
          </select>
        </label>
        <ul class="legend mt-2" aria-label="Leyenda de los puntos">
          <For each={byColor(keys())}>
            {({ label, variable }) => (
              <li>
                <Swatch variable={variable} />
                {label}
              </li>
            )}
          </For>
          <li>
            <Swatch variable="--map-cluster" />
            Varias juntas, con su número
          </li>
          <li class="text-dim">De cerca se ven también sus trazados y polígonos.</li>
        </ul>
      </section>
      <section>
        <label class="block">
          <span class="label">Pintar las comunas por</span>
          <select
            class="field"
            value={model.map().measure}
            onChange={(event) => model.go({ map: { measure: event.currentTarget.value } })}
          >
            <option value="">Nada</option>
            <option value={countMeasure}>Número de {model.schema().label.many.toLowerCase()}</option>
            <For each={measureFields(model.schema())}>
              {({ name, label }) => <option value={name}>{label}</option>}
            </For>
          </select>
        </label>
        <Show when={model.map().measure}>
          <div class="mt-2 flex flex-wrap gap-x-4 gap-y-1">
            <label class="flex items-center gap-2">
              <input
                type="checkbox"
                checked={model.map().by === 'provincia'}
                onChange={(event) =>
                  model.go({ map: { by: event.currentTarget.checked ? 'provincia' : 'comuna' } })
                }
              />
              Por provincia
            </label>
            <label class="flex items-center gap-2">
              <input
                type="checkbox"
                checked={model.map().perCapita}
                onChange={(event) => model.go({ map: { perCapita: event.currentTarget.checked } })}
              />
              Por habitante
            </label>
          </div>
          <ul class="legend mt-2" aria-label="Leyenda de las comunas">
            <For each={model.classes()}>
              {({ low, high }, at) => (
                <li>
                  <Swatch variable={`--map-class-${at() + 1}`} square />
                  {low === high
                    ? spokenMeasure(props, low)
                    : `${spokenMeasure(props, low)} a ${spokenMeasure(props, high)}`}
                </li>
              )}
            </For>
            <li>
              <Swatch variable="--map-land" square />
              Nada, o sin dato
            </li>
          </ul>
          <p class="help mt-2">
            Lo que está en varias comunas cuenta entero en cada una. La tabla está en «Comunas».
          </p>
        </Show>
      </section>
      <fieldset>
        <legend class="label">Capas</legend>
        <For
          each={model.layers.data()}
          fallback={
            <p class="help">
              Todavía no hay capas. Quien administra las carga en <a href="/capa">Capas del mapa</a>.
            </p>
          }
        >
          {({ id, name, color }) => (
            <label class="flex items-center gap-2 py-1">
              <input type="checkbox" checked={shown().includes(id)} onChange={() => toggle(id)} />
              <Show when={color}>{(variable) => <Swatch variable={variable()} square />}</Show>
              {name}
            </label>
          )}
        </For>
      </fieldset>
    </div>
  );
};

export default MapLegend;
