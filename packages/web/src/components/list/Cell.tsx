import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { Match, Switch } from 'solid-js';
import type { Schema } from '../../lib/descriptor.ts';
import { formatDay } from '../../lib/format/date.ts';
import { formatMoney, type MoneyUnit } from '../../lib/format/number.ts';
import { formatValue } from '../../lib/format/value.ts';
import { recordHref } from '../../lib/place.ts';
import { fieldValue, isEmpty, pointed, type RecordRow, type Refs } from '../../lib/record.ts';
import { Pill, StatePill } from '../ui/Pill.tsx';
import { Value } from '../ui/Value.tsx';

interface CellProps {
  readonly schema: Schema;
  readonly field: FieldDescriptor;
  readonly row: RecordRow;
  readonly refs: Refs;
  readonly money: MoneyUnit;
  /** The cell that leads to the record. */
  readonly lead: boolean;
}

/** One value of a row. */
export const Cell = (props: CellProps) => {
  const value = () => fieldValue(props.row, props.field);
  const field = () => pointed(props.row, props.field, props.refs);
  const text = () => formatValue(field(), value(), { refs: props.refs });
  const isLong = () => ['text', 'refs', 'choices', 'choice', 'ref'].includes(props.field.kind);
  return (
    <Switch fallback={<Value field={props.field} value={value()} refs={props.refs} />}>
      <Match when={props.lead}>
        <a data-row href={recordHref(props.schema.name, props.row.id)} class="font-medium">
          {isEmpty(value()) ? props.row.codigo : text()}
        </a>
      </Match>
      <Match when={props.field.name === 'estado'}>
        <StatePill schema={props.schema} state={props.row.estado} />
      </Match>
      <Match when={props.field.tones && !isEmpty(value())}>
        <Pill tone={props.field.tones?.[String(value())]} text={text()} />
      </Match>
      <Match when={props.field.moduleIn && !isEmpty(value())}>
        <span class="clamp">
          <Value field={field()} value={value()} refs={props.refs} links />
        </span>
      </Match>
      <Match when={props.field.kind === 'money' && typeof value() === 'number'}>
        {formatMoney(Number(value()), props.money)}
      </Match>
      <Match when={props.field.kind === 'instant' && typeof value() === 'string'}>
        <time class="whitespace-nowrap tabular-nums" datetime={String(value())} title={text()}>
          {formatDay(String(value()))}
        </time>
      </Match>
      <Match when={isLong() && !isEmpty(value())}>
        <span class="clamp" classList={{ 'clamp-title': props.field.name === props.schema.title }}>
          {text()}
        </span>
      </Match>
    </Switch>
  );
};
