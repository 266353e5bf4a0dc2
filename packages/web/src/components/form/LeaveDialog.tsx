import { Modal } from '../ui/Modal.tsx';

/** Asked before leaving a form with work that was not saved. */
export const LeaveDialog = (props: { onStay: () => void; onLeave: () => void }) => (
  <Modal
    title="Hay cambios sin guardar"
    onClose={props.onStay}
    footer={
      <>
        <button type="button" class="btn" onClick={() => props.onLeave()}>
          Salir sin guardar
        </button>
        <button type="button" class="btn btn-primary" onClick={() => props.onStay()}>
          Seguir editando
        </button>
      </>
    }
  >
    <p>Si sale ahora, se pierde lo que escribió en este formulario.</p>
  </Modal>
);
