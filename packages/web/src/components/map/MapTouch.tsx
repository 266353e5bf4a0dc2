import { createSignal, For, onCleanup, Show } from 'solid-js';
import { fetchFeatures } from '../../lib/api/map.ts';
import { formatCount } from '../../lib/format/number.ts';
import { parseNumber } from '../../lib/format/parse.ts';
import { createLoad } from '../../state/load.ts';
import { ProblemNotice } from '../ui/Notice.tsx';
import type { PanelProps } from './MapPanel.tsx';

/** Before what is typed is looked up. */
const pause = 250;
/** Farthest a circle may reach, in kilometres; the server has the last word. */
const farthest = 200;

/** Around the middle of the map: the circle of whoever does not draw. */
const Around = (props: PanelProps) => {
  const [fault, setFault] = createSignal('');
  let kilometres: HTMLInputElement | undefined;
  const ask = (event: SubmitEvent): void => {
    event.preventDefault();
    const reach = parseNumber(kilometres?.value ?? '');
    const center = props.view?.center();
    if (!center || reach === undefined || reach <= 0 || reach > farthest) {
      setFault(`Escriba los kilómetros, de 0,001 a ${farthest}.`);
      return;
    }
    setFault('');
    props.model.setArea({ cerca: { ...center, metros: Math.max(1, Math.round(reach * 1000)) } });
    props.onChosen();
  };
  return (
    <form class="mt-5" onSubmit={ask}>
      <label class="block">
        <span class="label">Alrededor del centro del mapa, en kilómetros</span>
        <span class="flex gap-2">
          <input
            ref={kilometres}
            class="field figure w-24"
            inputmode="decimal"
            value="5"
            autocomplete="off"
          />
          <button type="submit" class="btn" disabled={!props.view}>
            Ver lo que toca
          </button>
        </span>
      </label>
      <p class="fault empty:hidden" role="alert">
        {fault()}
      </p>
    </form>
  );
};

/** What a feature of a layer touches, chosen by its name: an area at risk, a commune, a road. */
export default function MapTouch(props: PanelProps) {
  const { model } = props;
  const [layer, setLayer] = createSignal<string>();
  const [typed, setTyped] = createSignal('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const current = () => layer() ?? model.layers.data()?.[0]?.id;
  const found = createLoad(
    () => {
      const id = current();
      return id ? { id, text: typed().trim() } : undefined;
    },
    ({ id, text }, signal) => fetchFeatures(id, text, signal),
  );
  const more = () => (found.data()?.meta.total ?? 0) - (found.data()?.data.length ?? 0);

  return (
    <div class="text-sm">
      <p class="help mb-3">
        Elija un elemento de una capa para ver qué {model.schema().label.many.toLowerCase()} toca y cuánto
        suman. También puede presionarlo en el mapa.
      </p>
      <Show
        when={current()}
        fallback={<p class="text-dim">Todavía no hay capas: quien administra las carga en Capas del mapa.</p>}
      >
        {(id) => (
          <>
            <div class="grid gap-2">
              <label>
                <span class="label">Capa</span>
                <select class="field" value={id()} onChange={(event) => setLayer(event.currentTarget.value)}>
                  <For each={model.layers.data()}>
                    {({ id: value, name }) => (
                      <option value={value} selected={value === id()}>
                        {name}
                      </option>
                    )}
                  </For>
                </select>
              </label>
              <label>
                <span class="label">Elemento</span>
                <input
                  type="search"
                  class="field"
                  placeholder="Parte de su nombre"
                  autocomplete="off"
                  onInput={(event) => {
                    const text = event.currentTarget.value;
                    clearTimeout(timer);
                    timer = setTimeout(() => setTyped(text), pause);
                  }}
                />
              </label>
            </div>
            <Show when={found.problem()}>
              {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
            </Show>
            <p class="help mt-2" role="status">
              {found.data() && formatCount(found.data()?.meta.total ?? 0, 'elemento', 'elementos')}
              {more() > 0 && `: se muestran los primeros, escriba parte del nombre para ver otros`}
            </p>
            <ul
              class="mt-1 max-h-72 divide-y divide-line overflow-auto border-y border-line"
              aria-label="Elementos"
            >
              <For each={found.data()?.data}>
                {({ n, name, bounds }) => (
                  <li>
                    <button
                      type="button"
                      class="w-full py-2 text-left hover:bg-hover"
                      aria-pressed={model.touching()?.layer === id() && model.touching()?.feature === n}
                      onClick={() => {
                        model.touch({ layer: id(), feature: n, name, bounds });
                        props.onChosen();
                      }}
                    >
                      {name}
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </Show>
      <Around {...props} />
    </div>
  );
}
