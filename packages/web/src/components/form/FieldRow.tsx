import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { Show } from 'solid-js';
import type { Refs } from '../../lib/record.ts';
import { Icon } from '../ui/Icon.tsx';
import { FieldControl } from './FieldControl.tsx';
import type { FormState } from './form-state.ts';

interface FieldRowProps {
  readonly field: FieldDescriptor;
  readonly form: FormState;
  readonly refs: Refs;
}

/** Kinds whose control is a group: its name is a legend, not a label. */
const groups = new Set<FieldDescriptor['kind']>([
  'boolean',
  'choices',
  'refs',
  'point',
  'geometry',
  'list',
  'file',
]);
const wide = new Set<FieldDescriptor['kind']>(['longText', 'list', 'refs', 'choices', 'geometry']);

/** Whether the control takes the whole width of the form. */
const isWide = (field: FieldDescriptor): boolean =>
  wide.has(field.kind) || (field.kind === 'text' && (field.max ?? 0) >= 200);

/** A field with its name, its control, what to write and what is wrong with it. */
export const FieldRow = (props: FieldRowProps) => {
  const id = () => props.form.idOf(props.field.name);
  const fault = () => props.form.faults()[props.field.name];
  const describedBy = () =>
    [props.field.help && `${id()}-help`, fault() && `${id()}-fault`].filter(Boolean).join(' ') || undefined;
  const name = () => (
    <>
      {props.field.label}
      <Show when={props.field.unit && props.field.unit !== '$'}> ({props.field.unit})</Show>
      <Show when={props.field.required}>
        <span class="font-normal text-dim"> · obligatorio</span>
      </Show>
    </>
  );
  return (
    <div class="min-w-0" classList={{ 'md:col-span-2': isWide(props.field) }}>
      <Show
        when={groups.has(props.field.kind)}
        fallback={
          <label class="label" for={id()}>
            {name()}
          </label>
        }
      >
        <span class="label" id={`${id()}-label`}>
          {name()}
        </span>
      </Show>
      <FieldControl
        id={id()}
        field={props.field}
        value={props.form.get(props.field.name)}
        refs={props.refs}
        invalid={fault() !== undefined}
        describedBy={describedBy()}
        onChange={(value) => props.form.set(props.field.name, value)}
      />
      <Show when={props.field.help}>
        {(help) => (
          <p id={`${id()}-help`} class="help">
            {help()}
          </p>
        )}
      </Show>
      <Show when={fault()}>
        {(words) => (
          <p id={`${id()}-fault`} class="fault">
            <Icon name="error" />
            {words()}
          </p>
        )}
      </Show>
    </div>
  );
};
