import { For, Show } from 'solid-js';
import type { Analysis, Plan } from '../../lib/api/imports.ts';
import { sureness, withColumn, withDestination } from '../../lib/imports/plan-draft.ts';
import { Pill } from '../ui/Pill.tsx';

type Column = Analysis['columnas'][number];

interface ColumnRowProps {
  readonly column: Column;
  readonly plan: Plan;
  readonly destinations: Analysis['destinos'];
  readonly onPlan: (plan: Plan) => void;
}

const forms = [
  ['conCero', 'Fechas como 07/04/2024'],
  ['sinCero', 'Fechas como 7/4/2024'],
] as const;

const units = [
  ['$', 'Pesos'],
  ['M$', 'Miles (M$)'],
  ['MM$', 'Millones (MM$)'],
] as const;

const isAsked = ({ dmy, mdy, ambiguas }: NonNullable<Column['fechas']>['conCero']): boolean =>
  dmy + mdy + ambiguas > 0;

/** The order of day and month of the dates of a column, with what proves it. */
const DateOrder = (props: ColumnRowProps & { fechas: NonNullable<Column['fechas']> }) => {
  const planned = () => props.plan.columnas.find(({ at }) => at === props.column.at);
  const choose = (form: 'conCero' | 'sinCero', value: string) => {
    const { [form]: _, ...others } = planned()?.orden ?? {};
    const orden = value === 'dmy' || value === 'mdy' ? { ...others, [form]: value } : others;
    props.onPlan(withColumn(props.plan, props.column.at, { orden }));
  };
  return (
    <For each={forms.filter(([form]) => isAsked(props.fechas[form]))}>
      {([form, label]) => (
        <label class="mt-2 block">
          <span class="label">{label}</span>
          <select
            class="field"
            value={planned()?.orden?.[form] ?? ''}
            onChange={(event) => choose(form, event.currentTarget.value)}
          >
            <option value="">Según lo que prueban</option>
            <option value="dmy">Día / mes</option>
            <option value="mdy">Mes / día</option>
          </select>
          <span class="mt-1 block text-sm text-dim">{props.fechas[form].prueba}</span>
        </label>
      )}
    </For>
  );
};

/** One column of the sheet: what it says, where it goes and how sure that is. */
export const ColumnRow = (props: ColumnRowProps) => {
  const planned = () => props.plan.columnas.find(({ at }) => at === props.column.at);
  const target = () => props.destinations.find(({ destino }) => destino === planned()?.destino);
  const likely = () => new Set(props.column.otras.map(({ destino }) => destino));
  const sure = () =>
    planned()?.destino === props.column.destino
      ? sureness(props.column.confianza)
      : ({ tone: 'info', text: 'Elegida por usted' } as const);
  return (
    <div class="column-row">
      <div class="min-w-0">
        <p class="font-medium wrap-anywhere">{props.column.titulo}</p>
        <p class="mt-0.5 line-clamp-2 text-sm wrap-anywhere text-dim">
          {props.column.muestras.slice(0, 3).join(' · ') || 'Sin datos en las primeras filas'}
        </p>
      </div>
      <div class="min-w-0">
        <select
          class="field"
          aria-label={`Destino de ${props.column.titulo}`}
          value={planned()?.destino ?? ''}
          onChange={({ currentTarget: { value } }) =>
            props.onPlan(withDestination(props.plan, props.column.at, value === '' ? undefined : value))
          }
        >
          <option value="">No se importa</option>
          <Show when={likely().size}>
            <optgroup label="Parecidas">
              <For each={props.destinations.filter(({ destino }) => likely().has(destino))}>
                {({ destino, label }) => <option value={destino}>{label}</option>}
              </For>
            </optgroup>
          </Show>
          <optgroup label="Campos">
            <For each={props.destinations.filter(({ destino }) => !likely().has(destino))}>
              {({ destino, label, required }) => (
                <option value={destino} selected={destino === planned()?.destino}>
                  {required ? `${label} (obligatorio)` : label}
                </option>
              )}
            </For>
          </optgroup>
        </select>
        <Show when={target()?.kind === 'money'}>
          <fieldset class="mt-2 flex flex-wrap items-center gap-4">
            <legend class="sr-only">Unidad de {props.column.titulo}</legend>
            <For each={units}>
              {([unit, words]) => (
                <label class="flex items-center gap-2 text-sm">
                  <input
                    type="radio"
                    name={`unit-${props.column.at}`}
                    checked={(planned()?.unidad ?? '$') === unit}
                    onChange={() => props.onPlan(withColumn(props.plan, props.column.at, { unidad: unit }))}
                  />
                  {words}
                </label>
              )}
            </For>
            <Show when={props.column.unidadProbable}>
              {(proof) => <span class="text-sm text-dim">{proof().prueba}</span>}
            </Show>
          </fieldset>
        </Show>
        <Show when={target()?.kind === 'date' && props.column.fechas}>
          {(fechas) => <DateOrder {...props} fechas={fechas()} />}
        </Show>
      </div>
      <Show when={planned()?.destino !== undefined} fallback={<span />}>
        <Pill tone={sure().tone} text={sure().text} />
      </Show>
    </div>
  );
};
