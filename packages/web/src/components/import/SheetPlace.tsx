import { createSignal, For, Show } from 'solid-js';
import type { Analysis } from '../../lib/api/imports.ts';
import { recognition } from '../../lib/imports/plan-draft.ts';
import { Notice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';

interface SheetPlaceProps {
  readonly analysis: Analysis;
  readonly sheets: readonly { readonly name: string; readonly label: string }[];
  readonly busy: boolean;
  readonly onReread: (pedido: { hoja: number; encabezados: [number, number] }, perfil: string) => void;
}

const open = { name: '', label: 'Otra: la armo con las columnas' };

/** What the sheet was taken for and where its headers stand, over its first rows; another reading may be asked for. */
export const SheetPlace = (props: SheetPlaceProps) => {
  const { plan } = props.analysis;
  const [sheet, setSheet] = createSignal(plan.hoja);
  const [first, setFirst] = createSignal(plan.encabezados[0]);
  const [last, setLast] = createSignal(plan.encabezados[1]);
  const [profile, setProfile] = createSignal(props.analysis.perfil);

  const changed = () =>
    sheet() !== plan.hoja ||
    first() !== plan.encabezados[0] ||
    last() !== plan.encabezados[1] ||
    profile() !== props.analysis.perfil;
  const isHeader = (fila: number) => fila >= plan.encabezados[0] && fila <= plan.encabezados[1];
  const known = () => props.analysis.reconocida;

  return (
    <section class="sheet" aria-labelledby="place-title">
      <header class="flex flex-wrap items-center gap-3 border-b border-line px-5 py-3">
        <h2 id="place-title" class="grow text-lg">
          La planilla
        </h2>
        <Show when={known().guardado} fallback={<Pill {...recognition(known().confianza)} />}>
          {(saved) => <Pill tone="ok" text={`Perfil «${saved().nombre}»`} />}
        </Show>
      </header>
      <Show when={props.analysis.otra}>
        {(other) => (
          <div class="px-5 pt-4">
            <Notice tone="warn">
              Parece «{other().label}», de {other().modulo}. Si es así, descarte esta importación y súbala
              allí.
            </Notice>
          </div>
        )}
      </Show>
      <div class="grid gap-4 px-5 pt-4 sm:grid-cols-2 lg:grid-cols-4">
        <label class="block">
          <span class="label">Tipo de planilla</span>
          <select class="field" value={profile()} onChange={(event) => setProfile(event.currentTarget.value)}>
            <For each={[...props.sheets, open]}>
              {({ name, label }) => (
                <option value={name} selected={name === profile()}>
                  {label}
                </option>
              )}
            </For>
          </select>
        </label>
        <label class="block">
          <span class="label">Hoja</span>
          <select
            class="field"
            value={sheet()}
            onChange={(event) => setSheet(Number(event.currentTarget.value))}
          >
            <For each={props.analysis.hojas}>
              {({ hoja, nombre }) => <option value={hoja}>{nombre}</option>}
            </For>
          </select>
        </label>
        <label class="block">
          <span class="label">Títulos desde la fila</span>
          <input
            type="number"
            min="1"
            class="field"
            value={first()}
            onInput={(event) => setFirst(event.currentTarget.valueAsNumber)}
          />
        </label>
        <label class="block">
          <span class="label">hasta la fila</span>
          <input
            type="number"
            min={first()}
            class="field"
            value={last()}
            onInput={(event) => setLast(event.currentTarget.valueAsNumber)}
          />
        </label>
      </div>
      <div class="flex flex-wrap items-center gap-3 px-5 py-3">
        <p class="grow text-sm text-dim">{props.analysis.prueba}</p>
        <button
          type="button"
          class="btn btn-sm"
          disabled={!changed() || props.busy || !(first() >= 1 && last() >= first())}
          onClick={() => props.onReread({ hoja: sheet(), encabezados: [first(), last()] }, profile())}
        >
          Leer de nuevo
        </button>
      </div>
      <section
        class="relative overflow-x-auto border-t border-line"
        tabindex={0}
        aria-label="Primeras filas de la planilla"
      >
        <table class="plain-table first-rows">
          <caption class="sr-only">Primeras filas de la planilla; las de títulos van destacadas</caption>
          <tbody>
            <For each={props.analysis.primeras.slice(0, 8)}>
              {({ fila, celdas }) => (
                <tr data-header={isHeader(fila) ? '' : undefined}>
                  <th scope="row" class="figure">
                    {fila}
                  </th>
                  <For each={celdas}>{(cell) => <td>{cell}</td>}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </section>
  );
};
