import { createUniqueId, type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';

interface FieldProps {
  readonly label: string;
  readonly help?: JSX.Element;
  readonly fault?: string | undefined;
  /** Draws the control with what ties it to its label, its help and its fault. */
  readonly children: (tied: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': boolean;
  }) => JSX.Element;
}

/** A control of a form that no declaration describes. */
export const Field = (props: FieldProps) => {
  const id = createUniqueId();
  const described = () =>
    [props.help && `${id}-help`, props.fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;
  return (
    <div>
      <label class="label" for={id}>
        {props.label}
      </label>
      {props.children({
        id,
        get 'aria-describedby'() {
          return described();
        },
        get 'aria-invalid'() {
          return props.fault !== undefined;
        },
      })}
      <Show when={props.help}>
        <p id={`${id}-help`} class="help">
          {props.help}
        </p>
      </Show>
      <Show when={props.fault}>
        <p id={`${id}-fault`} class="fault">
          <Icon name="error" />
          {props.fault}
        </p>
      </Show>
    </div>
  );
};
