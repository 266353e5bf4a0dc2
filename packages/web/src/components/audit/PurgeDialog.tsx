import { createSignal, createUniqueId } from 'solid-js';
import { formatCount } from '../../lib/format/number.ts';
import { Modal } from '../ui/Modal.tsx';

interface PurgeDialogProps {
  readonly count: number;
  readonly onClose: () => void;
  readonly onDecide: (motivo: string) => Promise<void>;
}

const shortest = 10;

/** Asks why, before records are deleted for good. */
export const PurgeDialog = (props: PurgeDialogProps) => {
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
      title={`Eliminar ${formatCount(props.count, 'registro', 'registros')} para siempre`}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={props.onClose}>
            Cancelar
          </button>
          <button
            type="button"
            class="btn btn-danger"
            disabled={motivo().trim().length < shortest || sending()}
            onClick={decide}
          >
            {sending() ? 'Eliminando…' : 'Eliminar para siempre'}
          </button>
        </>
      }
    >
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
        Quedará en el historial con su nombre. Al menos {shortest} caracteres.
      </p>
    </Modal>
  );
};
