import { createSignal, For, Show } from 'solid-js';
import type { DecisionResult, SheetRow } from '../../lib/api/imports.ts';
import { formatCount } from '../../lib/format/number.ts';
import { type Draft, draftFault, type HeldGroup, offeredOrdinal } from '../../lib/imports/held.ts';
import { isEmpty } from '../../lib/record.ts';
import { HeldDecision } from './HeldDecision.tsx';

interface HeldGroupCardProps {
  readonly group: HeldGroup;
  readonly drafts: Readonly<Record<number, Draft>>;
  readonly failed: Readonly<Record<number, DecisionResult>>;
  readonly onDraft: (fila: number, draft: Draft) => void;
}

/** The rows of one key side by side, what differs marked, each with its decision. */
export const HeldGroupCard = (props: HeldGroupCardProps) => {
  /** A row that another sheet may have brought in: there is nothing beside it to compare. */
  const alone = () => (props.group.rows.length === 1 ? props.group.rows[0] : undefined);
  const [all, setAll] = createSignal(alone() !== undefined);
  const equal = () => props.group.columns.filter(({ differs }) => !differs);
  const shown = () => props.group.columns.filter(({ differs }) => differs || all());
  const words = (row: SheetRow, name: string): string => {
    const value = row.valores[name];
    return isEmpty(value) ? '—' : String(value);
  };
  const faultOf = (row: SheetRow) =>
    props.failed[row.fila]?.message ?? draftFault(props.group, row, props.drafts);

  return (
    <section class="sheet">
      <header class="flex flex-wrap items-baseline gap-x-3 border-b border-line px-5 py-2.5">
        <h2 class="font-semibold tabular-nums">{props.group.key}</h2>
        <span class="grow text-sm text-dim">{formatCount(props.group.rows.length, 'fila', 'filas')}</span>
        <Show when={equal().length}>
          <button type="button" class="btn btn-quiet btn-sm" onClick={() => setAll((on) => !on)}>
            {all()
              ? 'Ver solo lo que difiere'
              : `Ver también ${formatCount(equal().length, 'columna igual', 'columnas iguales')}`}
          </button>
        </Show>
      </header>
      <Show when={alone()?.motivo}>{(why) => <p class="px-5 pt-3 text-sm">{why()}</p>}</Show>
      <section class="relative overflow-x-auto" tabindex={0} aria-label={`Filas de ${props.group.key}`}>
        <table class="plain-table compare">
          <caption class="sr-only">Filas que comparten la clave {props.group.key}</caption>
          <thead>
            <tr>
              <th scope="col">Columna</th>
              <For each={props.group.rows}>{(row) => <th scope="col">Fila {row.fila}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={shown()}>
              {(column) => (
                <tr>
                  <th scope="row">{column.name}</th>
                  <For each={props.group.rows}>
                    {(row) => (
                      <td data-differs={column.differs ? '' : undefined}>
                        <Show when={column.differs} fallback={words(row, column.name)}>
                          <mark>{words(row, column.name)}</mark>
                        </Show>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
            <tr>
              <th scope="row">Decisión</th>
              <For each={props.group.rows}>
                {(row, place) => (
                  <td>
                    <HeldDecision
                      fila={row.fila}
                      draft={props.drafts[row.fila]}
                      offered={offeredOrdinal(place())}
                      fault={faultOf(row)}
                      onDraft={(draft) => props.onDraft(row.fila, draft)}
                    />
                  </td>
                )}
              </For>
            </tr>
          </tbody>
        </table>
      </section>
    </section>
  );
};
