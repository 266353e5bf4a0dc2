import { ties } from '@gore/core/kernel/declare/ties.ts';
import type { HeldRecord } from '@gore/core/personal-data/dossier.ts';
import { For, Show } from 'solid-js';
import { formatInstant } from '../../lib/format/date.ts';
import { formatCount } from '../../lib/format/number.ts';
import { recordHref } from '../../lib/place.ts';
import { Pill } from '../ui/Pill.tsx';

interface HeldRecordCardProps {
  readonly record: HeldRecord;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

/** One record with what it holds about the person, to look at and to choose for a request. */
export const HeldRecordCard = (props: HeldRecordCardProps) => {
  const name = () => `${props.record.label} ${props.record.codigo}`.trim();
  return (
    <li class="border-b border-line px-5 py-4 last:border-b-0">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <label class="no-print flex items-center gap-2">
          <input
            type="checkbox"
            checked={props.chosen}
            onChange={(event) => props.onChoose(event.currentTarget.checked)}
          />
          <span class="sr-only">Incluir {name()} en la solicitud</span>
        </label>
        <Show
          when={!props.record.blocked && !props.record.deleted}
          fallback={<span class="font-medium">{name()}</span>}
        >
          <a class="font-medium" href={recordHref(props.record.module, props.record.id)}>
            {name()}
          </a>
        </Show>
        <Pill text={props.record.estado} />
        <Show when={props.record.blocked}>
          <Pill tone="warn" text="Bloqueado" />
        </Show>
        <Show when={props.record.deleted}>
          <Pill tone="mute" text="Eliminado" />
        </Show>
        <Show when={props.record.shared}>
          <Pill tone="warn" text="Nombra también a otras personas" />
        </Show>
      </div>
      <p class="mt-1 text-sm text-dim">{props.record.ties.map((tie) => ties[tie]).join(' · ')}</p>
      <Show when={props.record.values.length}>
        <dl class="facts mt-3">
          <For each={props.record.values}>
            {(value) => (
              <div>
                <dt>{value.label}</dt>
                <dd>{value.text}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <Show when={props.record.past.length}>
        <details class="mt-3 text-sm">
          <summary class="cursor-pointer text-dim">
            En su historial: {formatCount(props.record.past.length, 'valor', 'valores')}
          </summary>
          <ul class="mt-2 space-y-1">
            <For each={props.record.past}>
              {(value) => (
                <li>
                  <span class="text-dim">
                    {value.label}, versión {value.version}, {formatInstant(value.at)}:
                  </span>{' '}
                  {value.text}
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </li>
  );
};
