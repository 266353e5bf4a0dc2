import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { For, lazy, Match, Suspense, Switch } from 'solid-js';
import type { Raw } from '../../lib/form/raw.ts';
import type { Refs } from '../../lib/record.ts';
import { BooleanControl } from './BooleanControl.tsx';
import { ChoicesControl } from './ChoicesControl.tsx';
import { FileControl } from './FileControl.tsx';
import { PointControl } from './PointControl.tsx';
import { RefControl } from './RefControl.tsx';
import { RefsControl } from './RefsControl.tsx';
import { RowsControl } from './RowsControl.tsx';
import { TextControl } from './TextControl.tsx';

const ShapeControl = lazy(() => import('./ShapeControl.tsx'));

/** What every control of a form is given. */
export interface ControlProps {
  readonly id: string;
  readonly field: FieldDescriptor;
  readonly value: Raw;
  readonly refs: Refs;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (value: Raw) => void;
}

const ChoiceControl = (props: ControlProps) => (
  <select
    id={props.id}
    class="field"
    required={props.field.required}
    aria-invalid={props.invalid}
    aria-describedby={props.describedBy}
    value={String(props.value ?? '')}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  >
    <option value="">{props.field.required ? 'Elija una opción' : 'Sin valor'}</option>
    <For each={Object.entries(props.field.choices ?? {})}>
      {([code, label]) => (
        <option value={code} selected={code === props.value}>
          {label}
        </option>
      )}
    </For>
  </select>
);

/** The control a field is written with. */
export const FieldControl = (props: ControlProps) => {
  const is = (kind: FieldDescriptor['kind']) => props.field.kind === kind;
  return (
    <Switch fallback={<TextControl {...props} />}>
      <Match when={is('choice')}>
        <ChoiceControl {...props} />
      </Match>
      <Match when={is('choices')}>
        <ChoicesControl {...props} />
      </Match>
      <Match when={is('boolean')}>
        <BooleanControl {...props} />
      </Match>
      <Match when={is('ref')}>
        <RefControl {...props} />
      </Match>
      <Match when={is('refs')}>
        <RefsControl {...props} />
      </Match>
      <Match when={is('file')}>
        <FileControl {...props} />
      </Match>
      <Match when={is('point')}>
        <PointControl {...props} />
      </Match>
      <Match when={is('list')}>
        <RowsControl {...props} />
      </Match>
      <Match when={is('geometry')}>
        <Suspense fallback={<div class="sheet h-80" aria-busy="true" />}>
          <ShapeControl {...props} />
        </Suspense>
      </Match>
    </Switch>
  );
};
