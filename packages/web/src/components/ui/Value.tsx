import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { impersonalName } from '@gore/core/kernel/declare/impersonal.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { For, Match, Show, Switch } from 'solid-js';
import { formatPercent, type MoneyUnit } from '../../lib/format/number.ts';
import { formatValue, nothing } from '../../lib/format/value.ts';
import { recordHref } from '../../lib/place.ts';
import { isEmpty, type Refs, texts } from '../../lib/record.ts';
import { Pill } from './Pill.tsx';

interface ValueProps {
  readonly field: FieldDescriptor;
  readonly value: Json | undefined;
  readonly refs?: Refs;
  readonly money?: MoneyUnit;
  /** Names of other records lead to them. */
  readonly links?: boolean;
}

const barWidth = 56;

/** A percentage with a bar; the number says it, the bar lets the eye compare. */
const Progress = (props: { value: number }) => (
  <span class="inline-flex items-center gap-2 whitespace-nowrap tabular-nums">
    <svg class="h-1.5 w-14 flex-none" viewBox={`0 0 ${barWidth} 6`} aria-hidden="true">
      <rect class="fill-line-strong" width={barWidth} height="6" rx="3" />
      <rect
        class="fill-link"
        width={(Math.max(0, Math.min(100, props.value)) / 100) * barWidth}
        height="6"
        rx="3"
      />
    </svg>
    <span class="min-w-11 text-right">{formatPercent(props.value)}</span>
  </span>
);

const named = ({ refs, module }: { readonly refs?: Refs; readonly module: string }, id: string): string =>
  refs?.[module]?.[id] ?? impersonalName(id) ?? id;

const References = (props: ValueProps & { module: string }) => (
  <For each={texts(props.value)}>
    {(id, at) => (
      <>
        {at() > 0 && ', '}
        <Show when={props.links && !impersonalName(id)} fallback={named(props, id)}>
          <a href={recordHref(props.module, id)}>{named(props, id)}</a>
        </Show>
      </>
    )}
  </For>
);

/** A value as a list or a ficha shows it. */
export const Value = (props: ValueProps) => (
  <Switch fallback={formatValue(props.field, props.value, { refs: props.refs, money: props.money })}>
    <Match when={isEmpty(props.value)}>
      <span class="text-dim">{nothing}</span>
    </Match>
    <Match when={props.field.kind === 'flag'}>
      <Show when={props.value === true} fallback={<span class="text-dim">No</span>}>
        <Pill tone={props.field.tone ?? 'warn'} text={props.field.label} />
      </Show>
    </Match>
    <Match when={props.field.tones?.[String(props.value)]}>
      {(tone) => <Pill tone={tone()} text={formatValue(props.field, props.value)} />}
    </Match>
    <Match when={props.field.kind === 'percent'}>
      <Progress value={Number(props.value)} />
    </Match>
    <Match when={props.field.module}>{(module) => <References {...props} module={module()} />}</Match>
  </Switch>
);
