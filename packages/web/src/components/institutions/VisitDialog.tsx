import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { visitInstitution } from '../../lib/api/institutions.ts';
import { FormDialog } from '../form/FormDialog.tsx';
import { Notice } from '../ui/Notice.tsx';

interface VisitDialogProps {
  readonly institution: { readonly id: string; readonly nombre: string };
  /** What the act asks, as its module declares it. */
  readonly fields: readonly FieldDescriptor[];
  readonly onClose: () => void;
  readonly onInside: () => void;
}

/** The act by which an operator of the platform enters an institution. */
export default function VisitDialog(props: VisitDialogProps) {
  return (
    <FormDialog
      title={`Entrar a ${props.institution.nombre}`}
      action="Entrar"
      acting="Entrando…"
      fields={props.fields}
      onSend={async (values) => {
        await visitInstitution(props.institution.id, values);
        props.onInside();
      }}
      onClose={props.onClose}
    >
      <Notice>
        El ingreso queda escrito en la institución con su motivo. Su administración lo ve, y puede terminarlo
        en cualquier momento.
      </Notice>
    </FormDialog>
  );
}
