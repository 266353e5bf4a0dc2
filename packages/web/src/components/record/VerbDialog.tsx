import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { Show } from 'solid-js';
import { type RecordAnswer, runVerb } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { isDanger } from '../../lib/verbs.ts';
import { tellDone } from '../../state/tell-done.ts';
import { FormDialog } from '../form/FormDialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { StatePill } from '../ui/Pill.tsx';

interface VerbDialogProps {
  readonly schema: Schema;
  readonly record: RecordAnswer;
  readonly verb: VerbDescriptor;
  readonly onClose: () => void;
  readonly onDone: () => void;
  /** The record changed meanwhile: it must be read again. */
  readonly onStale: () => void;
}

/** What happens, said before it does, and what the verb needs to know. */
export default function VerbDialog(props: VerbDialogProps) {
  const target = () => {
    const { to } = props.verb;
    return to && to !== 'same' && to !== props.record.data.estado ? to : undefined;
  };
  return (
    <FormDialog
      title={props.verb.label}
      action={props.verb.label}
      acting="Guardando…"
      danger={isDanger(props.verb)}
      fields={props.verb.inputs}
      record={props.record.data}
      refs={props.record.meta.refs}
      onSend={async (input) => {
        const before = props.record.data;
        const written = await runVerb(props.schema.name, before, props.verb.name, input);
        tellDone(`${props.verb.label}: listo.`, props.schema, props.verb, before, written);
        props.onDone();
      }}
      onProblem={({ status }) => status === 409 && props.onStale()}
      onClose={props.onClose}
    >
      <p>
        <span class="font-medium tabular-nums">{props.record.data.codigo}</span>
        <Show when={props.verb.help}>{(help) => <span class="text-dim"> · {help()}</span>}</Show>
      </p>
      <Show when={target()}>
        {(to) => (
          <p class="flex flex-wrap items-center gap-2 text-sm text-dim">
            Pasa de <StatePill schema={props.schema} state={props.record.data.estado} />
            <Icon name="arrowRight" class="size-4" />
            <span class="sr-only">a</span>
            <StatePill schema={props.schema} state={to()} />
          </p>
        )}
      </Show>
    </FormDialog>
  );
}
