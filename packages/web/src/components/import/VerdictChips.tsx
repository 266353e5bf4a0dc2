import { For, Show } from 'solid-js';
import { formatInteger } from '../../lib/format/number.ts';
import { difference, readReconciliation } from '../../lib/imports/reconcile.ts';
import { verdictCounts, verdicts } from '../../lib/imports/verdicts.ts';
import type { RecordRow } from '../../lib/record.ts';

interface VerdictChipsProps {
  readonly record: RecordRow;
  readonly shown: string;
  readonly onChoose: (name: string) => void;
}

/** What became of the rows, verdict by verdict, and whether the sums agree: each opens its detail. */
export const VerdictChips = (props: VerdictChipsProps) => {
  const sums = () => readReconciliation(props.record.conciliacion);
  const agree = () => sums().every((sum) => difference(sum) === 0);
  const Tile = (tile: { name: string; label: string; figure: string; tone?: string }) => (
    <button
      type="button"
      class="verdict"
      data-tone={tile.tone}
      aria-pressed={props.shown === tile.name}
      onClick={() => props.onChoose(tile.name)}
    >
      <span class="block text-lg font-semibold tabular-nums">{tile.figure}</span>
      <span class="block text-sm text-dim">{tile.label}</span>
    </button>
  );
  return (
    <fieldset class="figures sheet mt-5" aria-label="Resultado de la importación">
      <Tile name="todas" label="Filas" figure={formatInteger(Number(props.record.total ?? 0))} />
      <For each={verdictCounts(props.record)}>
        {([verdict, count]) => (
          <Tile
            name={verdict}
            label={verdicts[verdict].many}
            figure={formatInteger(count)}
            tone={verdicts[verdict].tone}
          />
        )}
      </For>
      <Show when={Number(props.record.avisos ?? 0)}>
        <Tile
          name="aviso"
          label="Con aviso"
          figure={formatInteger(Number(props.record.avisos))}
          tone="warn"
        />
      </Show>
      <Show when={Number(props.record.desconocidos ?? 0)}>
        <Tile
          name="nombres"
          label="Nombres por reconocer"
          figure={formatInteger(Number(props.record.desconocidos))}
          tone="warn"
        />
      </Show>
      <Show when={sums().length}>
        <Tile
          name="conciliacion"
          label="Conciliación"
          figure={agree() ? 'Cuadra' : 'No cuadra'}
          tone={agree() ? 'ok' : 'bad'}
        />
      </Show>
    </fieldset>
  );
};
