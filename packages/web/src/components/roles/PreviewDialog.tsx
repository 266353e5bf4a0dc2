import type { RoleEntry } from '@gore/core/kernel/declare/matrix.ts';
import { createSignal, createUniqueId, Show } from 'solid-js';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { startPreview } from '../../lib/api/roles.ts';
import { forgetSession } from '../../state/session.ts';
import { Combobox } from '../ui/Combobox.tsx';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Chooses where a role is looked at from, and goes to see the portal as it would. */
export const PreviewDialog = (props: { role: RoleEntry; onClose: () => void }) => {
  const unitId = createUniqueId();
  const [unit, setUnit] = createSignal<{ readonly id: string; readonly label: string }>();
  const [problem, setProblem] = createSignal<Problem>();

  const look = async (): Promise<void> => {
    try {
      await startPreview(props.role.code, unit()?.id);
      forgetSession();
      location.assign('/');
    } catch (thrown) {
      setProblem(toProblem(thrown));
    }
  };

  return (
    <Modal
      title={`Ver el portal como «${props.role.label}»`}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onClose()}>
            Cancelar
          </button>
          <button type="button" class="btn btn-primary" onClick={look}>
            Ver como este rol
          </button>
        </>
      }
    >
      <div class="space-y-4">
        <p class="text-dim">
          Verá el menú, las listas y los botones de este rol. Mientras mira no se guarda nada; un aviso arriba
          permite salir.
        </p>
        <Show when={problem()}>
          {(found) => (
            <Notice tone="bad" role="alert">
              {found().message}
            </Notice>
          )}
        </Show>
        <div>
          <label class="label" for={unitId}>
            Desde la unidad (opcional; en blanco, la suya)
          </label>
          <Combobox
            id={unitId}
            module="division"
            text={unit()?.label ?? ''}
            onChoose={setUnit}
            onClear={() => setUnit(undefined)}
          />
        </div>
      </div>
    </Modal>
  );
};
