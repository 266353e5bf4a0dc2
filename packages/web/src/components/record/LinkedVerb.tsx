import { createSignal, onMount, Show } from 'solid-js';
import { readLink } from '../../lib/api/notices.ts';
import { toProblem } from '../../lib/api/problem.ts';
import type { RecordAnswer } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { say } from '../../state/toasts.ts';
import VerbDialog from './VerbDialog.tsx';

interface LinkedVerbProps {
  readonly schema: Schema;
  readonly record: RecordAnswer;
  /** Query of the address: `hacer` names a verb; `enlace` is one a mail brought, signed. */
  readonly search: URLSearchParams;
  /** Told when the dialog is over: of the verb that was done, or of nothing. */
  readonly onEnd: (verb?: string) => void;
}

/** The dialog of the verb an address asks for: nothing is done until the person says so. */
export default function LinkedVerb(props: LinkedVerbProps) {
  const [name, setName] = createSignal<string>();
  const verb = () => props.schema.verbs.find((one) => one.name === name());

  const refuse = (text: string): void => {
    say(text, { tone: 'bad' });
    props.onEnd();
  };
  onMount(async () => {
    try {
      const link = props.search.get('enlace');
      const asked = link ? await readLink(link) : (props.search.get('hacer') ?? '');
      const state = props.record.meta.verbs.find((one) => one.name === asked);
      if (state?.open) setName(asked);
      else refuse(state?.reason ?? 'Esa acción ya no está abierta para este registro.');
    } catch (thrown) {
      refuse(toProblem(thrown).message);
    }
  });

  return (
    <Show when={verb()}>
      {(found) => (
        <VerbDialog
          schema={props.schema}
          record={props.record}
          verb={found()}
          onClose={() => props.onEnd()}
          onDone={() => props.onEnd(found().name)}
          onStale={() => props.onEnd(found().name)}
        />
      )}
    </Show>
  );
}
