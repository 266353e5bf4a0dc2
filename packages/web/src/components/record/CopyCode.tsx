import { say } from '../../state/toasts.ts';
import { Icon } from '../ui/Icon.tsx';

/** The code of a record, one press away from the clipboard. */
export const CopyCode = (props: { code: string }) => (
  <span class="inline-flex items-center gap-1 font-medium tabular-nums">
    {props.code}
    <button
      type="button"
      class="no-print grid size-6 place-items-center rounded-sm text-dim hover:bg-hover hover:text-ink"
      aria-label="Copiar el código"
      title="Copiar el código"
      onClick={() =>
        navigator.clipboard.writeText(props.code).then(
          () => say('Código copiado.'),
          () => say('El navegador no permitió copiar: seleccione el código y cópielo.', { tone: 'bad' }),
        )
      }
    >
      <Icon name="copy" class="size-4" />
    </button>
  </span>
);
