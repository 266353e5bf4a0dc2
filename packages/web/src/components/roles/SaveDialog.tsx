import type { RoleEntry } from '@gore/core/kernel/declare/matrix.ts';
import type { Delta } from '@gore/core/kernel/declare/policy.ts';
import { createSignal, createUniqueId, Show } from 'solid-js';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { saveRole } from '../../lib/api/roles.ts';
import { say } from '../../state/toasts.ts';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';

interface SaveDialogProps {
  readonly role: RoleEntry;
  readonly delta: Delta;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Asks why and from when before what a role may do changes for everybody who has it. */
export const SaveDialog = (props: SaveDialogProps) => {
  const formId = createUniqueId();
  const [motivo, setMotivo] = createSignal('');
  const [since, setSince] = createSignal('');
  const [problem, setProblem] = createSignal<Problem>();
  const [sending, setSending] = createSignal(false);

  const save = async (): Promise<void> => {
    setSending(true);
    try {
      const vigenteDesde = since();
      await saveRole(props.role, {
        delta: props.delta,
        motivo: motivo(),
        ...(vigenteDesde ? { vigenteDesde } : {}),
      });
      say(`Permisos de «${props.role.label}» guardados.`);
      props.onSaved();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setSending(false);
    }
  };

  return (
    <Modal
      title={`Guardar los permisos de «${props.role.label}»`}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onClose()}>
            Cancelar
          </button>
          <button
            type="submit"
            form={formId}
            class="btn btn-primary"
            disabled={sending() || !motivo().trim()}
          >
            {sending() ? 'Guardando…' : 'Guardar permisos'}
          </button>
        </>
      }
    >
      <form
        id={formId}
        class="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p class="text-dim">
          Rige para todas las personas con este rol desde su próxima solicitud, aunque ya estén dentro.
        </p>
        <Show when={problem()}>
          {(found) => (
            <Notice tone="bad" role="alert">
              <p>{found().details[0]?.message ?? found().message}</p>
              <Show when={found().status === 409}>
                <p>Anote sus cambios, recargue la página y vuelva a marcarlos.</p>
              </Show>
            </Notice>
          )}
        </Show>
        <label class="block">
          <span class="label">Motivo</span>
          <input
            class="field"
            type="text"
            required
            maxlength={300}
            value={motivo()}
            onInput={(event) => setMotivo(event.currentTarget.value)}
          />
        </label>
        <label class="block">
          <span class="label">Rige desde (opcional; en blanco, desde ya)</span>
          <input
            class="field"
            type="date"
            value={since()}
            onInput={(event) => setSince(event.currentTarget.value)}
          />
        </label>
      </form>
    </Modal>
  );
};
