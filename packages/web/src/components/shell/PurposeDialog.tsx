import { createSignal, createUniqueId } from 'solid-js';
import { Modal } from '../ui/Modal.tsx';

const shortest = 5;

/** Asks what somebody's personal data are wanted for, before they are searched by RUN. */
export const PurposeDialog = (props: { onAnswer: (purpose: string | undefined) => void }) => {
  const id = createUniqueId();
  const [purpose, setPurpose] = createSignal('');
  return (
    <Modal
      title="¿Para qué necesita estos datos?"
      onClose={() => props.onAnswer(undefined)}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onAnswer(undefined)}>
            Cancelar
          </button>
          <button type="submit" form={`${id}-form`} class="btn btn-primary">
            Buscar
          </button>
        </>
      }
    >
      <form
        id={`${id}-form`}
        onSubmit={(event) => {
          event.preventDefault();
          if (purpose().trim().length >= shortest) props.onAnswer(purpose().trim());
        }}
      >
        <label class="label" for={id}>
          Finalidad de la consulta
        </label>
        <input
          id={id}
          class="field"
          required
          minlength={shortest}
          maxlength="200"
          autocomplete="off"
          aria-describedby={`${id}-ayuda`}
          value={purpose()}
          onInput={(event) => setPurpose(event.currentTarget.value)}
        />
        <p id={`${id}-ayuda`} class="help">
          Buscar por RUN es consultar datos personales. Lo que escriba queda registrado con su nombre.
        </p>
      </form>
    </Modal>
  );
};
