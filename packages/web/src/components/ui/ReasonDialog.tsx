import { createSignal, createUniqueId, type JSX } from 'solid-js';
import { Modal } from './Modal.tsx';

interface ReasonDialogProps {
  readonly title: string;
  readonly action: string;
  readonly busyAction: string;
  readonly danger?: boolean;
  readonly help: string;
  readonly children?: JSX.Element;
  readonly onClose: () => void;
  readonly onDecide: (motivo: string) => Promise<void>;
}

const shortest = 10;

/** Asks why, before something is done that stays written. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const id = createUniqueId();
  const [motivo, setMotivo] = createSignal('');
  const [sending, setSending] = createSignal(false);
  const decide = async (): Promise<void> => {
    setSending(true);
    await props.onDecide(motivo());
    setSending(false);
  };
  return (
    <Modal
      title={props.title}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={props.onClose}>
            Cancelar
          </button>
          <button
            type="button"
            class={`btn ${props.danger ? 'btn-danger' : 'btn-primary'}`}
            disabled={motivo().trim().length < shortest || sending()}
            onClick={decide}
          >
            {sending() ? props.busyAction : props.action}
          </button>
        </>
      }
    >
      {props.children}
      <label class="label" for={id}>
        Motivo
      </label>
      <textarea
        id={id}
        class="field"
        aria-describedby={`${id}-ayuda`}
        value={motivo()}
        onInput={(event) => setMotivo(event.currentTarget.value)}
      />
      <p id={`${id}-ayuda`} class="help">
        {props.help} Al menos {shortest} caracteres.
      </p>
    </Modal>
  );
};
