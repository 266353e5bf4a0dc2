import type { Highlight } from '@gore/core/kernel/declare/module.ts';
import { For, Match, Switch } from 'solid-js';
import type { RecordAnswer } from '../../lib/api/records.ts';
import { findField, type Schema } from '../../lib/descriptor.ts';
import { formatMoney, formatPercent } from '../../lib/format/number.ts';

type Balance = Extract<Highlight, { kind: 'balance' }>;

interface HighlightsProps {
  readonly schema: Schema;
  readonly record: RecordAnswer;
}

/** How far something has come, as a bar with its figure. */
const Bar = (props: { label: string; value: number; max: number; words: string; note?: string }) => (
  <div class="highlight">
    <dt>{props.label}</dt>
    <dd>
      <span class="highlight-figure">{props.words}</span>
      <progress class="progress" max={props.max || 1} value={props.value} aria-label={props.label} />
      <span class="text-xs text-dim">{props.note}</span>
    </dd>
  </div>
);

/** What a module declares that its ficha shows first. */
export const Highlights = (props: HighlightsProps) => {
  const amount = (name: string): number => Number(props.record.data[name] ?? 0);
  const known = (name: string) => typeof props.record.data[name] === 'number';
  const shown = () =>
    (props.schema.highlights ?? []).filter(({ kind, of }) => kind === 'progress' || known(of));
  const left = ({ of, taken }: Balance) => amount(of) - amount(taken);
  return (
    <dl class="highlights sheet mb-5 empty:hidden">
      <For each={shown()}>
        {(one) => (
          <Switch>
            <Match when={one.kind === 'progress' && one}>
              {(bar) => (
                <Bar
                  label={findField(props.schema, bar().of)?.label ?? bar().of}
                  value={amount(bar().of)}
                  max={100}
                  words={known(bar().of) ? formatPercent(amount(bar().of)) : 'Sin informar'}
                />
              )}
            </Match>
            <Match when={one.kind === 'balance' && one}>
              {(balance) => (
                <Bar
                  label={balance().label}
                  value={amount(balance().taken)}
                  max={amount(balance().of)}
                  words={formatMoney(left(balance()))}
                  note={`${formatMoney(amount(balance().taken))} de ${formatMoney(amount(balance().of))}`}
                />
              )}
            </Match>
          </Switch>
        )}
      </For>
    </dl>
  );
};
