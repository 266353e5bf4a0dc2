import type { SimulatedDay, Simulation } from '@gore/core/alerts/simulate.ts';
import { alertLevels, levelsInOrder } from '@gore/core/kernel/declare/alert.ts';
import { For, Show } from 'solid-js';
import { formatDate } from '../../lib/format/date.ts';
import { formatCount, formatInteger } from '../../lib/format/number.ts';

const height = 80;
const barWidth = 6;

const totalOf = (day: SimulatedDay): number => levelsInOrder.reduce((sum, level) => sum + day[level], 0);

/** One day in each week, the last one included: enough to read, and what a table can hold. */
const weekly = (days: readonly SimulatedDay[]): readonly SimulatedDay[] =>
  days.filter((_, at) => (days.length - 1 - at) % 7 === 0);

/** What thresholds would have raised: in a sentence, as bars, and as a table. */
export const SimulationPanel = (props: { simulation: Simulation }) => {
  const days = () => props.simulation.dias;
  const most = () => Math.max(1, ...days().map(totalOf));
  const today = () => days().at(-1);
  return (
    <section class="mt-5 border-t border-line pt-4" aria-label="Simulación">
      <p role="status">
        En los últimos 90 días habría avisado{' '}
        <strong>{formatCount(props.simulation.nuevas, 'vez', 'veces')}</strong> sobre{' '}
        {formatCount(props.simulation.registros, 'registro', 'registros')}. Hoy habría{' '}
        <strong>{formatCount(today() ? totalOf(today() as SimulatedDay) : 0, 'alerta', 'alertas')}</strong>.
      </p>
      <svg
        class="mt-3 h-20 w-full"
        viewBox={`0 0 ${days().length * barWidth} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <For each={days()}>
          {(day, at) => {
            const tall = (totalOf(day) / most()) * height;
            return (
              <rect
                class="fill-link"
                x={at() * barWidth}
                y={height - tall}
                width={barWidth - 1}
                height={tall}
              />
            );
          }}
        </For>
      </svg>
      <details class="mt-3 text-sm">
        <summary class="w-fit cursor-pointer text-link">Ver por semana</summary>
        <table class="plain-table mt-2 w-full">
          <thead>
            <tr>
              <th scope="col">Día</th>
              <For each={levelsInOrder}>{(level) => <th scope="col">{alertLevels[level]}</th>}</For>
              <th scope="col">Nuevas ese día</th>
            </tr>
          </thead>
          <tbody>
            <For each={weekly(days())}>
              {(day) => (
                <tr>
                  <th scope="row">{formatDate(day.fecha)}</th>
                  <For each={levelsInOrder}>
                    {(level) => <td class="tabular-nums">{formatInteger(day[level])}</td>}
                  </For>
                  <td class="tabular-nums">{formatInteger(day.nuevas)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
      <p class="mt-3 text-sm text-dim">
        Lo que no cambió en ese tiempo se mira con el reloj de cada día;{' '}
        {formatCount(props.simulation.reconstruidos, 'registro que cambió', 'registros que cambiaron')} se
        reconstruyeron desde su historial.
        <Show when={props.simulation.omitidos}>
          {' '}
          Otros {formatInteger(props.simulation.omitidos)} cambiaron y no se contaron.
        </Show>
        <Show when={props.simulation.deHoy.length}>
          {' '}
          De «{props.simulation.deHoy.join('», «')}» se usa el monto de hoy en todos los días: el portal no
          guarda lo que sumaba antes, así que esta cuenta es aproximada.
        </Show>
      </p>
    </section>
  );
};
