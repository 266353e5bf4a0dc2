import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { For, Match, Show, Switch } from 'solid-js';
import type { RecordAnswer } from '../../lib/api/records.ts';
import { fieldValue, pointed } from '../../lib/record.ts';
import { Value } from '../ui/Value.tsx';

interface FactsProps {
  readonly fields: readonly FieldDescriptor[];
  readonly record: RecordAnswer;
  /** One fact a line, its value to the right: for narrow places. */
  readonly rows?: boolean;
}

const Fact = (props: { field: FieldDescriptor; record: RecordAnswer }) => {
  const value = () => fieldValue(props.record.data, props.field);
  const field = () => pointed(props.record.data, props.field, props.record.meta.refs);
  return (
    <Switch fallback={<Value field={field()} value={value()} refs={props.record.meta.refs} links />}>
      <Match when={props.field.kind === 'longText'}>
        <span class="whitespace-pre-line">{value()?.toString()}</span>
      </Match>
      <Match when={props.field.kind === 'instant' && value()}>
        <time datetime={String(value())}>
          <Value field={props.field} value={value()} />
        </time>
      </Match>
    </Switch>
  );
};

/** Labels with their values, as a definition list. */
export const Facts = (props: FactsProps) => (
  <Show when={props.fields.length}>
    <dl class={props.rows ? 'facts-rows' : 'facts'}>
      <For each={props.fields}>
        {(field) => (
          <div data-wide={field.kind === 'longText' ? '' : undefined}>
            <dt>{field.label}</dt>
            <dd>
              <Fact field={field} record={props.record} />
            </dd>
          </div>
        )}
      </For>
    </dl>
  </Show>
);
