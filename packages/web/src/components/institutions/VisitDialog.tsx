import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { visitInstitution } from '../../lib/api/institutions.ts';
import { faultsOf, type Problem, toProblem } from '../../lib/api/problem.ts';
import { readForm } from '../../lib/form/check.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { createForm } from '../form/form-state.ts';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';

interface VisitDialogProps {
  readonly institution: { readonly id: string; readonly nombre: string };
  /** What the act asks, as its module declares it. */
  readonly fields: readonly FieldDescriptor[];
  readonly onClose: () => void;
  readonly onInside: () => void;
}

/** The act by which an operator of the platform enters an institution. */
export default function VisitDialog(props: VisitDialogProps) {
  const formId = createUniqueId();
  const [problem, setProblem] = createSignal<Problem>();
  const [sending, setSending] = createSignal(false);
  const form = createForm(props.fields);

  const send = async (): Promise<void> => {
    const { values, faults } = readForm(props.fields, form.raw);
    form.setFaults(faults);
    if (Object.keys(faults).length) return form.focusFirstFault();
    setSending(true);
    try {
      const given = Object.entries(values).filter(([, value]) => value !== null);
      await visitInstitution(props.institution.id, Object.fromEntries(given));
      props.onInside();
    } catch (thrown) {
      const found = toProblem(thrown);
      setProblem(found);
      form.setFaults(faultsOf(found));
      setSending(false);
    }
  };

  return (
    <Modal
      title={`Entrar a ${props.institution.nombre}`}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onClose()}>
            Cancelar
          </button>
          <button type="submit" form={formId} class="btn btn-primary" disabled={sending()}>
            {sending() ? 'Entrando…' : 'Entrar'}
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
        <Notice>
          El ingreso queda escrito en la institución con su motivo. Su administración lo ve, y puede
          terminarlo en cualquier momento.
        </Notice>
        <Show when={problem()}>
          {(found) => (
            <Notice tone="bad" role="alert">
              {found().message}
            </Notice>
          )}
        </Show>
        <For each={props.fields}>{(field) => <FieldRow field={field} form={form} refs={{}} />}</For>
      </form>
    </Modal>
  );
}
