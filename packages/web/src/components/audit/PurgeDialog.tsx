import { formatCount } from '../../lib/format/number.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';

interface PurgeDialogProps {
  readonly count: number;
  readonly onClose: () => void;
  readonly onDecide: (motivo: string) => Promise<void>;
}

/** Asks why, before records are deleted for good. */
export const PurgeDialog = (props: PurgeDialogProps) => (
  <ReasonDialog
    title={`Eliminar ${formatCount(props.count, 'registro', 'registros')} para siempre`}
    action="Eliminar para siempre"
    busyAction="Eliminando…"
    danger
    help="Quedará en el historial con su nombre."
    onClose={props.onClose}
    onDecide={props.onDecide}
  />
);
