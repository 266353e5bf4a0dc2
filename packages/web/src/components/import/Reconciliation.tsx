import { For, Show } from 'solid-js';
import type { Reconciled } from '../../lib/api/imports.ts';
import { formatInteger } from '../../lib/format/number.ts';
import { difference } from '../../lib/imports/reconcile.ts';
import { Pill } from '../ui/Pill.tsx';

const columns = [
  ['planilla', 'Planilla'],
  ['aceptado', 'Aceptado'],
  ['retenido', 'Por decidir'],
  ['omitido', 'Omitido'],
  ['rechazado', 'Rechazado'],
] as const;

/** Every sum of the sheet and where each peso of it went. */
export const Reconciliation = (props: { sums: readonly Reconciled[] }) => (
  <div class="sheet mt-4">
    <p class="px-5 pt-4 pb-1 text-sm text-dim">
      Lo que dice la planilla es igual a lo aceptado más lo que espera decisión, lo omitido y lo rechazado, al
      peso.
    </p>
    <section class="relative overflow-x-auto px-2" tabindex={0} aria-label="Conciliación">
      <table class="plain-table">
        <caption class="sr-only">Conciliación de montos</caption>
        <thead>
          <tr>
            <th scope="col">Monto</th>
            <For each={columns}>
              {([, label]) => (
                <th scope="col" class="figure">
                  {label}
                </th>
              )}
            </For>
            <th scope="col" class="figure">
              Diferencia
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.sums}>
            {(sum) => (
              <tr>
                <th scope="row" class="min-w-40 font-normal">
                  {sum.label}
                  <Show when={sum.unidad !== '$'}>
                    <span class="block text-xs text-dim">La planilla la escribe en {sum.unidad}</span>
                  </Show>
                </th>
                <For each={columns}>
                  {([name]) => (
                    <td class="figure" classList={{ 'font-medium': name === 'planilla' }}>
                      {formatInteger(sum[name])}
                    </td>
                  )}
                </For>
                <td class="figure">
                  {difference(sum) === 0 ? (
                    <Pill tone="ok" text="Cuadra" />
                  ) : (
                    <Pill tone="bad" text={formatInteger(difference(sum))} />
                  )}
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
    <For each={props.sums}>
      {(sum) => (
        <>
          <Show when={sum.totales?.length}>
            <ul class="border-t border-line px-5 py-3 text-sm">
              <For each={sum.totales}>
                {({ fila, impreso, calculado }) => (
                  <li>
                    Fila {fila}, total impreso de {sum.label.toLowerCase()}: {formatInteger(impreso)}.{' '}
                    {impreso === calculado ? (
                      <Pill tone="ok" text="Cuadra con las filas" />
                    ) : (
                      <Pill tone="bad" text={`Las filas suman ${formatInteger(calculado)}`} />
                    )}
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Show when={sum.grupos?.length}>
            <section
              class="relative overflow-x-auto border-t border-line px-2"
              tabindex={0}
              aria-label={`${sum.label} por grupo`}
            >
              <table class="plain-table">
                <caption class="px-3 pt-3 text-left font-medium">{sum.label} por grupo</caption>
                <thead>
                  <tr>
                    <th scope="col">Grupo</th>
                    <th scope="col" class="figure">
                      Filas
                    </th>
                    <For each={columns}>
                      {([, label]) => (
                        <th scope="col" class="figure">
                          {label}
                        </th>
                      )}
                    </For>
                  </tr>
                </thead>
                <tbody>
                  <For each={sum.grupos}>
                    {(group) => (
                      <tr>
                        <th scope="row" class="font-normal">
                          {group.grupo}
                        </th>
                        <td class="figure">{formatInteger(group.filas)}</td>
                        <For each={columns}>
                          {([name]) => <td class="figure">{formatInteger(group[name])}</td>}
                        </For>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </section>
          </Show>
        </>
      )}
    </For>
  </div>
);
