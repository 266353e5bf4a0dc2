import type { Tone } from '@gore/core/kernel/declare/module.ts';
import { type Schema, stateOf } from '../../lib/descriptor.ts';

/** A short state in words, tinted by its family. */
export const Pill = (props: { tone?: Tone; text: string }) => (
  <span class="pill" data-tone={props.tone ?? 'mute'}>
    <span class="truncate" title={props.text}>
      {props.text}
    </span>
  </span>
);

/** The state of a record. */
export const StatePill = (props: { schema: Schema; state: string }) => {
  const state = () => stateOf(props.schema, props.state);
  return <Pill tone={state().tone} text={state().label} />;
};
