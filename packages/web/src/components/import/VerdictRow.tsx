import { For, Show } from 'solid-js';
import type { SheetRow } from '../../lib/api/imports.ts';
import { verdicts } from '../../lib/imports/verdicts.ts';
import { recordHref } from '../../lib/place.ts';
import { isEmpty } from '../../lib/record.ts';
import { Pill } from '../ui/Pill.tsx';

interface VerdictRowProps {
  readonly row: SheetRow;
  readonly module: string;
  readonly drafted: boolean;
  readonly onCorrect: ((row: SheetRow) => void) | undefined;
}

const previewed = 4;

const preview = (row: SheetRow): string =>
  Object.values(row.valores)
    .filter((value) => !isEmpty(value))
    .slice(0, previewed)
    .map(String)
    .join(' · ');

const shown = (value: unknown): string => (isEmpty(value as never) ? 'vacío' : String(value));

/** One row of the sheet: its verdict, why, and what it would change. */
export const VerdictRow = (props: VerdictRowProps) => (
  <tr>
    <td class="figure">{props.row.fila}</td>
    <td>
      <Pill tone={verdicts[props.row.veredicto].tone} text={verdicts[props.row.veredicto].one} />
      <Show when={props.drafted || props.row.corregida}>
        <span class="mt-1 block text-xs text-dim">
          {props.drafted ? 'Con corrección por enviar' : 'Corregida'}
        </span>
      </Show>
    </td>
    <td class="whitespace-nowrap tabular-nums">
      <Show when={props.row.registro} fallback={props.row.codigo ?? props.row.clave ?? '—'}>
        {(record) => <a href={recordHref(props.module, record())}>{props.row.codigo ?? 'Ver'}</a>}
      </Show>
    </td>
    <td class="min-w-72">
      <Show when={props.row.motivo}>
        <p>{props.row.motivo}</p>
      </Show>
      <For each={props.row.avisos}>{(warning) => <p class="text-warn">{warning}</p>}</For>
      <Show when={props.row.cambios?.length}>
        <dl class="diff">
          <For each={props.row.cambios}>
            {({ label, antes, despues }) => (
              <>
                <dt class="text-dim">{label}</dt>
                <dd>
                  <del>{shown(antes)}</del> → <ins>{shown(despues)}</ins>
                </dd>
              </>
            )}
          </For>
        </dl>
      </Show>
      <p class="line-clamp-2 text-sm text-dim">{preview(props.row)}</p>
    </td>
    <Show when={props.onCorrect}>
      {(correct) => (
        <td>
          <button type="button" class="btn btn-quiet btn-sm" onClick={() => correct()(props.row)}>
            Corregir<span class="sr-only"> la fila {props.row.fila}</span>
          </button>
        </td>
      )}
    </Show>
  </tr>
);
