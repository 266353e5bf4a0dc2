import { formatCount } from '../../lib/format/number.ts';
import type { Saving } from './saving.ts';

/** Saving and its way out, always within reach at the foot of the window. */
export const SaveBar = (props: { saving: Saving; isNew: boolean; onCancel: () => void }) => {
  const words = (): string => {
    const count = props.saving.changeCount();
    if (count === 0) return '';
    return props.isNew ? 'Sin guardar' : `${formatCount(count, 'cambio', 'cambios')} sin guardar`;
  };
  return (
    <div class="save-bar">
      <p class="grow text-sm text-dim" role="status">
        {words()}
      </p>
      <button type="button" class="btn" onClick={() => props.onCancel()}>
        Cancelar
      </button>
      <button type="submit" class="btn btn-primary" disabled={props.saving.busy()}>
        {props.saving.busy() ? 'Guardando…' : props.isNew ? 'Crear' : 'Guardar cambios'}
      </button>
    </div>
  );
};
