import type { RuleInWords } from '@gore/core/alerts/catalogue-words.ts';
import { createSignal, For, Show } from 'solid-js';
import { formatNumber } from '../../lib/format/number.ts';
import { Pill } from '../ui/Pill.tsx';
import { levelTone } from './level-tone.ts';
import { ThresholdDialog } from './ThresholdDialog.tsx';

interface RuleCardProps {
  readonly rule: RuleInWords;
  readonly mayChange: boolean;
  readonly onSave: (valores: Readonly<Record<string, number>>, fundamento: string) => Promise<void>;
}

/** A rule in words, with the thresholds in force and whom each level comes to. */
export const RuleCard = (props: RuleCardProps) => {
  const [editing, setEditing] = createSignal(false);
  const list = () => `/${props.rule.modulo}?filtro=${props.rule.codigo}`;
  return (
    <article class="sheet flex flex-col gap-2 p-4" aria-labelledby={`regla-${props.rule.codigo}`}>
      <div class="flex items-start gap-3">
        <h3 id={`regla-${props.rule.codigo}`} class="grow font-medium">
          {props.rule.nombre}
        </h3>
        <Show when={!props.rule.encendida}>
          <Pill text="Apagada" />
        </Show>
      </div>
      <p class="text-sm">{props.rule.explicacion}</p>
      <ul class="space-y-1 text-sm">
        <For each={props.rule.niveles}>
          {(level) => (
            <li class="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Pill tone={levelTone[level.nivel]} text={level.nombre} />
              <span class="tabular-nums">
                {formatNumber(level.valor)} {props.rule.unidad}
              </span>
              <Show when={level.valor !== level.deOrigen}>
                <span class="text-dim">(de origen, {formatNumber(level.deOrigen)})</span>
              </Show>
              <Show when={level.llegaA.length}>
                <span class="text-dim">· llega a: {level.llegaA.join(' y ')}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <p class="text-xs text-dim">{props.rule.fuente}</p>
      <div class="mt-auto flex flex-wrap items-center gap-3 pt-1">
        <Show when={props.mayChange}>
          <button type="button" class="btn btn-sm" onClick={() => setEditing(true)}>
            Cambiar o simular
          </button>
        </Show>
        <a class="text-sm" href={list()}>
          Ver los registros
        </a>
        <a class="text-sm" href={`/umbral?q=${props.rule.codigo}`}>
          Historial
        </a>
      </div>
      <Show when={editing()}>
        <ThresholdDialog rule={props.rule} onClose={() => setEditing(false)} onSave={props.onSave} />
      </Show>
    </article>
  );
};
