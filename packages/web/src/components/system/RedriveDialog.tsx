import { formatCount } from '../../lib/format/number.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';

interface RedriveDialogProps {
  readonly count: number;
  readonly queue: string;
  readonly onClose: () => void;
  readonly onDecide: (motivo: string) => Promise<void>;
}

/** Asks why, before work is tried again. */
export const RedriveDialog = (props: RedriveDialogProps) => (
  <ReasonDialog
    title={`Devolver ${formatCount(props.count, 'trabajo', 'trabajos')} a «${props.queue}»`}
    action="Devolver a la cola"
    busyAction="Devolviendo…"
    help="Quedará en la auditoría con su nombre."
    onClose={props.onClose}
    onDecide={props.onDecide}
  />
);
