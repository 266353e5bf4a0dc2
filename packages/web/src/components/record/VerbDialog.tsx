import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { faultsOf, type Problem, toProblem } from '../../lib/api/problem.ts';
import { type RecordAnswer, runVerb } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { readForm } from '../../lib/form/check.ts';
import { isDanger } from '../../lib/verbs.ts';
import { say } from '../../state/toasts.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { createForm } from '../form/form-state.ts';
import { Icon } from '../ui/Icon.tsx';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';
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
  const formId = createUniqueId();
  const [problem, setProblem] = createSignal<Problem>();
  const [sending, setSending] = createSignal(false);
  const form = createForm(props.verb.inputs, props.record.data);
  const target = () => {
    const { to } = props.verb;
    return to && to !== 'same' && to !== props.record.data.estado ? to : undefined;
  };

  const send = async (): Promise<void> => {
    const { values, faults } = readForm(props.verb.inputs, form.raw);
    form.setFaults(faults);
    if (Object.keys(faults).length) return form.focusFirstFault();
    setSending(true);
    try {
      const input = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
      await runVerb(props.schema.name, props.record.data, props.verb.name, input);
      say(`${props.verb.label}: listo.`);
      props.onDone();
    } catch (thrown) {
      const found = toProblem(thrown);
      setProblem(found);
      form.setFaults(faultsOf(found));
      if (found.status === 409) props.onStale();
    } finally {
      setSending(false);
    }
  };

  return (
    <Modal
      title={props.verb.label}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onClose()}>
            Cancelar
          </button>
          <button
            type="submit"
            form={formId}
            class={`btn ${isDanger(props.verb) ? 'btn-danger' : 'btn-primary'}`}
            disabled={sending()}
          >
            {sending() ? 'Guardando…' : props.verb.label}
          </button>
        </>
      }
    >
      <form
        id={formId}
        ref={form.element}
        class="space-y-4"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
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
        <Show when={problem()}>
          {(found) => (
            <Notice tone="bad" role="alert">
              <p>{found().message}</p>
              <Show when={found().requestId}>
                {(reference) => <p class="text-xs">Referencia: {reference()}</p>}
              </Show>
              <Show when={found().status === 409}>
                <p>Ya mostramos los datos al día: revíselos y confirme de nuevo.</p>
              </Show>
            </Notice>
          )}
        </Show>
        <For each={props.verb.inputs}>
          {(field) => <FieldRow field={field} form={form} refs={props.record.meta.refs} />}
        </For>
      </form>
    </Modal>
  );
}
