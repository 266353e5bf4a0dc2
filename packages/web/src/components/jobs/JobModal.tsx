import { Show } from 'solid-js';
import { Modal } from '../ui/Modal.tsx';
import { JobPanel } from './JobPanel.tsx';

interface JobModalProps {
  readonly title: string;
  /** The job, once it began. */
  readonly job: string | undefined;
  readonly onClose: () => void;
}

/** Follows a job over the page that began it; the job goes on when this closes. */
export const JobModal = (props: JobModalProps) => (
  <Show when={props.job}>
    {(id) => (
      <Modal
        title={props.title}
        onClose={props.onClose}
        footer={
          <button type="button" class="btn" onClick={props.onClose}>
            Cerrar
          </button>
        }
      >
        <JobPanel id={id()} onUndone={props.onClose} />
      </Modal>
    )}
  </Show>
);
