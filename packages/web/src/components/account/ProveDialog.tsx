import { createSignal } from 'solid-js';
import { Modal } from '../ui/Modal.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { SubmissionProblem } from './SubmissionProblem.tsx';
import { createSubmission } from './submission.ts';

interface ProveDialogProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly danger?: boolean;
  /** Does it, with the password; what it throws is shown. */
  readonly act: (password: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for the password before something that weakens or replaces the second factor. */
export const ProveDialog = (props: ProveDialogProps) => {
  const [password, setPassword] = createSignal('');
  const form = createSubmission();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    form.send(() => props.act(password()));
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
            form="prove"
            class="btn"
            classList={{ 'btn-danger': props.danger === true, 'btn-primary': !props.danger }}
            disabled={form.busy()}
          >
            {props.action}
          </button>
        </>
      }
    >
      <form id="prove" class="space-y-4" onSubmit={submit}>
        <p>{props.text}</p>
        <PasswordField
          label="Su clave"
          autocomplete="current-password"
          value={password()}
          onInput={setPassword}
          fault={form.fault('clave')}
        />
        <SubmissionProblem submission={form} />
      </form>
    </Modal>
  );
};
