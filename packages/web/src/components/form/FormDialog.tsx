import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import { faultsOf, type Problem, toProblem } from '../../lib/api/problem.ts';
import { readForm } from '../../lib/form/check.ts';
import type { RecordRow, Refs } from '../../lib/record.ts';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';
import { FieldRow } from './FieldRow.tsx';
import { createForm } from './form-state.ts';

interface FormDialogProps {
  readonly title: string;
  /** What the button does, and what it says meanwhile. */
  readonly action: string;
  readonly acting: string;
  readonly danger?: boolean;
  readonly fields: readonly FieldDescriptor[];
  /** Whose values the questions begin with. */
  readonly record?: RecordRow;
  readonly refs?: Refs;
  /** Does it with what was written; when it is refused the dialog stays and says why. */
  readonly onSend: (values: Readonly<Record<string, Json>>) => Promise<void>;
  readonly onProblem?: (problem: Problem) => void;
  readonly onClose: () => void;
  /** What to know before doing it. */
  readonly children: JSX.Element;
}

/** A few questions over the page, asked before something is done. */
export const FormDialog = (props: FormDialogProps) => {
  const formId = createUniqueId();
  const [problem, setProblem] = createSignal<Problem>();
  const [sending, setSending] = createSignal(false);
  const form = createForm(props.fields, props.record);

  const send = async (): Promise<void> => {
    const { values, faults } = readForm(props.fields, form.raw);
    form.setFaults(faults);
    if (Object.keys(faults).length) return form.focusFirstFault();
    setSending(true);
    try {
      await props.onSend(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)));
    } catch (thrown) {
      const found = toProblem(thrown);
      setProblem(found);
      form.setFaults(faultsOf(found));
      props.onProblem?.(found);
    } finally {
      setSending(false);
    }
  };

  return (
    <Modal
      title={props.title}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onClose()}>
            Cancelar
          </button>
          <button
            type="submit"
            form={formId}
            class={`btn ${props.danger ? 'btn-danger' : 'btn-primary'}`}
            disabled={sending()}
          >
            {sending() ? props.acting : props.action}
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
        {props.children}
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
        <For each={props.fields}>
          {(field) => <FieldRow field={field} form={form} refs={props.refs ?? {}} />}
        </For>
      </form>
    </Modal>
  );
};
