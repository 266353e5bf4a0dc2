import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { type RecordAnswer, runVerb } from '../../lib/api/records.ts';
import type { OpenSession } from '../../lib/api/sessions.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { say } from '../../state/toasts.ts';
import { FormDialog } from '../form/FormDialog.tsx';

interface EndSessionDialogProps {
  readonly person: RecordAnswer['data'];
  readonly session: OpenSession;
  /** The verb that ends one session, as the person's module declares it. */
  readonly verb: VerbDescriptor;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Ends one session of somebody else, with the reason that stays in their history. */
export const EndSessionDialog = (props: EndSessionDialogProps) => {
  // Which session is known from the button; the rest is asked.
  const asked = () => props.verb.inputs.filter(({ kind }) => kind !== 'json');
  return (
    <FormDialog
      title={props.verb.label}
      action={props.verb.label}
      acting="Cerrando…"
      danger
      fields={asked()}
      onSend={async (input) => {
        await runVerb('usuario', props.person, props.verb.name, { ...input, sesion: props.session.id });
        say(`Se cerró la sesión de ${props.session.navegador}.`);
        props.onDone();
      }}
      onClose={props.onClose}
    >
      <p>
        <span class="font-medium">{props.session.navegador}</span>
        <span class="text-dim">
          {' '}
          · abierta el {formatInstant(props.session.desde)}. {props.verb.help}
        </span>
      </p>
    </FormDialog>
  );
};
